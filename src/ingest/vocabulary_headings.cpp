#include "ingest/vocabulary_terms.h"

namespace ingest {

namespace {

using S = catalog::SectionKind;

constexpr Term heading(S section) {
    return {Topic::none, section};
}
constexpr Term both(S section, Topic topic) {
    return {topic, section};
}

constexpr TermRow rows[]{
    // Words that are a heading and a label.
    {"poste|emploi|role|post|job|stage|position|l'offre", both(S::purpose, Topic::title)},
    {"direction|service|team|department|pole|unite|laboratoire|equipe|direction service|"
     "service d'affectation|your team",
     both(S::context, Topic::department)},
    {"ville|commune", both(S::employer, Topic::location)},
    {"employeur|employer|etablissement|entreprise|collectivite|structure|societe|"
     "organisme",
     both(S::employer, Topic::employer)},
    {"organisation", both(S::conditions, Topic::employer)},
    // Sections.
    {"identification|definition|synthese|informations complementaires|informations generales|"
     "caracteristiques|details|fiche signaletique|poste en bref|l'essentiel|key facts|"
     "at a glance|resume|informations pratiques|informations cles|en bref|fiche d'identite|"
     "references du poste|renseignements generaux|vacancy details|informations relatives au poste|"
     "synthese de l'offre|identite du poste|situation du poste|informations",
     heading(S::summary)},
    {"qui sommes nous|l'entreprise|contexte|descriptif de l'employeur|the agency|"
     "presentation de la collectivite|notre collectivite|about us|who we are|about the employer|"
     "presentation de l'employeur|presentation de l'etablissement|presentation de la structure|"
     "about the council|about the university|about the company|our organisation|the council|"
     "the trust|the institute|about the institute|about the trust|votre employeur|"
     "votre futur employeur|qui nous sommes|the organisation|about the organisation|"
     "decouvrez nous|la collectivite|presentation de l'organisme|la ville|le departement|"
     "la metropole|l'agglomeration|l'hopital|l'universite|presentation de l'entreprise|"
     "presentation de l'association|l'association|who are we|about the agency|"
     "presentation du departement|presentation de la ville|presentation de la commune|"
     "etablissement d'accueil presentation|presentation generale",
     heading(S::employer)},
    {"contexte du poste|contexte du poste a pourvoir|environnement|environnement de travail|"
     "environnement professionnel|descriptif du service|position organisationnelle|"
     "position dans la structure|le service|presentation du service|presentation de la direction|"
     "la direction|contexte et environnement|contexte de travail|place dans l'organigramme|"
     "situation fonctionnelle|positionnement hierarchique|rattachement hierarchique|the team|"
     "about the team|the department|contexte general|equipe|futur service|where you will work|"
     "background|positionnement|contexte et enjeux|context|contexte professionnel|"
     "organigramme|le pole|l'unite|le laboratoire|environnement et contexte|service et contexte|"
     "contexte de la mission|contexte du recrutement|contexte du stage|situation hierarchique|"
     "position hierarchique|rattachement|your team|about the department|l'equipe|"
     "position dans l'organigramme|place dans la hierarchie|reporting line",
     heading(S::context)},
    {"finalite|raison d'etre|mission principale|descriptif de l'emploi|about the role|"
     "objectifs et enjeux|objectif|objectifs|objet|mission generale|job purpose|"
     "purpose of the job|the role|role overview|main purpose|enjeux|overview|votre role|"
     "le poste|descriptif du poste|presentation du poste|description du poste|job summary|"
     "job description|about the job|role summary|sens du poste|purpose|but du poste|"
     "purpose of the role|purpose of the post|the post|the opportunity|about the post|"
     "descriptif|role et positionnement|enjeux et objectifs|finalites|l'emploi|"
     "sujet du stage|objet du stage|description de l'emploi|presentation de la mission|"
     "about the internship|the internship|le stage|l'alternance|l'apprentissage",
     heading(S::purpose)},
    {"missions|what you would do|what the job involves|ce que vous apprendrez|ce que nous vous "
     "confions|what you'll be doing|vos responsabilites|what the role involves|ce que vous allez "
     "faire|la prestation|ce que tu apprendras|vos activites principales|your "
     "mission|descriptif de la mission|activites|activites principales|activites "
     "detaillees|activites annexes|"
     "activites secondaires|taches|taches principales|missions et activites|"
     "missions et responsabilites|ce que tu feras|ce que vous ferez|what you will do|the job|"
     "missions principales|principales missions|missions conditions d'exercice|attributions|"
     "responsabilites|key responsibilities|duties|main duties|responsibilities|"
     "missions specifiques|missions secondaires|missions complementaires|missions ponctuelles|"
     "descriptif des missions|description des missions|missions en quelques mots|main activities|"
     "key tasks|principales activites|contenu|role et missions|missions et taches|quotidien|"
     "vos missions au quotidien|missions et activites principales|activites et taches|"
     "main responsibilities|duties and responsibilities|key duties|activites essentielles|"
     "missions du poste|missions essentielles|missions generales|activites du poste|"
     "vos missions si vous les acceptez|principales activites et taches|fonctions exercees|"
     "missions permanentes|missions occasionnelles|activites regulieres|activites specifiques|"
     "activites techniques|what you'll do|what you ll do|role and responsibilities|"
     "missions confiees|missions et activites du poste|principales responsabilites|"
     "your work|what you will be doing|your tasks|tasks|main tasks|votre mission|la mission|"
     "ce qui vous attend|vos futures missions|missions activites|domaines d'intervention",
     heading(S::missions)},
    {"profil|ce que nous demandons|ce que nous cherchons|qui peut postuler|what we ask|profil de "
     "la personne|profil recherche|ce poste est fait pour vous si|ce que nous attendons|about you|"
     "votre profil nous interesse si|profil souhaite|who you are|person specification|"
     "candidate profile|profil attendu|qui etes vous|et vous|what we are looking for|"
     "what you bring|what you will bring|profil et competences|ce que nous recherchons|"
     "profil du candidat|profil candidat|profile|who we are looking for|vous etes|"
     "ce poste est pour vous si|your background|profil et qualites|profil requis|"
     "competences et qualites requises|il vous faut|profil des candidats|votre profil|and "
     "you|about your "
     "profile",
     heading(S::profile)},
    {"savoir|savoirs|savoirs attendus|connaissances|connaissances indispensables|"
     "connaissances techniques|connaissances requises|connaissances professionnelles|knowledge|"
     "connaissances theoriques|connaissances generales|connaissances particulieres|"
     "les savoirs|connaissances attendues|connaissances specifiques",
     heading(S::knowledge)},
    {"savoir faire|competences|competences techniques|competences operationnelles|"
     "competences strategiques|competences requises|skills|competences professionnelles|"
     "technical skills|key skills|aptitudes|competences metier|savoir faire requis|"
     "competences a partager|competences attendues|competences necessaires|skills required|"
     "skills and experience|competences cles|competences liees au poste|"
     "les savoir faire|competences et aptitudes|competences et connaissances",
     heading(S::skills)},
    {"savoir etre|competences comportementales|competences relationnelles|qualites|"
     "qualites souhaitables|qualites personnelles|qualites humaines|personal qualities|"
     "qualites relationnelles|qualites requises|aptitudes personnelles|aptitudes relationnelles|"
     "comportements professionnels|qualites professionnelles|les savoir etre|personal attributes|"
     "comportement|qualites attendues",
     heading(S::attitude)},
    {"conditions d'acces|selection criteria|eligibility criteria|essential|desirable|essential "
     "criteria|"
     "desirable criteria|requirements|pre requis|prerequis|qualifications and experience|"
     "conditions requises|what you need|formation et experience|formation experience|"
     "diplomes et experience|experience et formation|you will need|eligibility|"
     "you will have|exigences|conditions d'acces au poste et evolution envisageable|"
     "conditions d'eligibilite|essential requirements|desirable requirements|what you will need|"
     "formations experiences|permis",
     heading(S::requirements)},
    {"conditions d'exercice|organisation|le cadre|les conditions|cadre|cadre de travail et "
     "conditions|modalites|conditions de l'emploi|le contrat de "
     "travail|specificites|contraintes|sujetions|contraintes et sujetions|"
     "modalites et contraintes|conditions particulieres d'exercice|cadre de l'emploi|les modalites|"
     "conditions de travail|cadre de travail|particularites|working conditions|conditions|"
     "organisation du travail|conditions et contraintes d'exercice|risques|moyens|"
     "temps de travail et horaires|rythme de travail|contraintes particulieres|"
     "conditions particulieres|moyens mis a disposition|horaires et conditions de travail|"
     "sujetions particulieres|terms and conditions|exigences du poste|practical details|"
     "specificites liees au poste|contraintes liees au poste|sujetions liees au poste|"
     "autonomie et responsabilites|moyens techniques|risques professionnels|horaires|"
     "conditions materielles|hours and place|modalites d'exercice|conditions et organisation",
     heading(S::conditions)},
    {"elements de remuneration|avantages|ce que nous proposons|what we offer|avantages sociaux|"
     "benefits|nous vous offrons|nous vous proposons|nous offrons|ce que nous offrons|"
     "pourquoi nous rejoindre|les plus|avantages lies au poste|our offer|conditions salariales|"
     "why join us|vos avantages|ce que l'on vous propose|ce que nous vous offrons|"
     "ce que nous vous proposons|les avantages|rejoignez nous|what you get|our benefits|"
     "les plus du poste|avantages du poste|perks|in return|what we can offer",
     heading(S::pay)},
    {"interfaces|interfaces principales|liaisons hierarchiques|liaisons fonctionnelles|"
     "relations fonctionnelles|relations|relations hierarchiques|relations internes et externes|"
     "working relationships|partenaires|relations de travail|liens hierarchiques|"
     "liens fonctionnels|interlocuteurs|relations professionnelles|relations internes|"
     "relations externes|liaisons|liaisons fonctionnelles et hierarchiques|reseaux relationnels|"
     "relations hierarchiques et fonctionnelles|relations du poste|relationships|key contacts|"
     "principales relations|principaux interlocuteurs|relations avec les partenaires",
     heading(S::relations)},
    {"facteurs d'evolution|facteurs cles de succes|perspectives|evolution|perspectives d'evolution|"
     "outlook|evolution professionnelle|carriere|facteurs cles de reussite|evolutions possibles|"
     "evolution possible|tendances d'evolution|career development|prospects|evolution du poste|"
     "parcours professionnel",
     heading(S::outlook)},
    {"modalites de recrutement|conditions de recrutement|fondement juridique|selection procedure|"
     "cadre statutaire|selection process|conditions statutaires|the process|"
     "procedure de selection|processus de recrutement|modalites du recrutement|"
     "procedure de recrutement|recruitment process|deroulement du recrutement|conditions d'emploi|"
     "conditions d'engagement|recruitment|selection|modalites statutaires|"
     "conditions de recrutement et de remuneration|terms of appointment|terms|next steps|"
     "les etapes du recrutement|contrat et conditions|conditions du contrat|type de recrutement "
     "et statut",
     heading(S::recruitment)},
    {"candidature|reponse|comment faire|candidater ici|deposer une candidature|faire acte de "
     "candidature|inscription|candidatures|comment postuler|procedure|contact et modalites de "
     "candidature|"
     "elements de candidature|pour candidater|pour postuler|modalites de candidature|how to apply|"
     "application|applications|application process|postuler|comment candidater|"
     "depot des candidatures|deposer sa candidature|envoyer sa candidature|envoi des candidatures|"
     "to apply|applying|dossier de candidature|pieces a fournir|composition du dossier|"
     "constitution du dossier|adresser votre candidature|adresser candidature|"
     "vous souhaitez postuler|vous souhaitez candidater|interesse|interessee|ready to apply|"
     "modalites pour candidater|modalites de depot de candidature|pour nous rejoindre|"
     "candidater|how do i apply|application procedure|pieces a joindre|documents a fournir|"
     "pieces constitutives du dossier|transmission des candidatures|modalites de reponse",
     heading(S::apply)},
    {"contact|contacts|qui contacter|personnes a contacter|renseignements|des questions|"
     "contact recrutement|renseignements complementaires|pour tout renseignement|interlocuteur|"
     "personne a contacter|questions|enquiries|contact details|further information|"
     "informal enquiries|pour en savoir plus|more information|une question|contact rh|"
     "informations et contact|renseignements et contact|contact person|"
     "plus d'informations|en savoir plus|any questions|contacts et informations",
     both(S::contact, Topic::contact)},
    {"acces|ou|ou nous trouver|ou nous rejoindre|venir|getting there|comment venir|access|plan "
     "d'acces|comment nous rejoindre|"
     "acces et transports|transports|moyens d'acces|how to find us|moyens de transport",
     heading(S::access)},
    {"travailleurs handicapes|a competences egales|egalite|disability confident|mentions|"
     "mentions legales|egalite professionnelle|diversity|equal opportunities|"
     "equality and diversity|handicap|protection des donnees|rgpd|equality|diversite|"
     "egalite et diversite|diversite et egalite|equal opportunity|data protection|"
     "travailleur handicape|inclusion|egalite des chances|diversity and inclusion|safeguarding|"
     "donnees personnelles|equality diversity and inclusion|engagements|nos engagements|"
     "reconnaissance de la qualite de travailleur handicape",
     heading(S::legal)},
    // Words that are a heading and a label.
    {"formation|formations|diplomes|diplome|qualifications|education|niveau d'etudes|"
     "diplomes requis|diplome requis|formation requise|formation et diplome|formation diplome|"
     "qualification|diplomes et qualifications|formations et diplomes|titres et diplomes|"
     "diplomes et formations|education and qualifications|formation et qualification|"
     "formation et qualifications|niveau de formation|niveau de diplome",
     both(S::requirements, Topic::education)},
    {"experience|experiences|experience professionnelle|experience requise|experience souhaitee",
     both(S::requirements, Topic::experience)},
    {"remuneration|remuneration et avantages|conditions financieres|conditions de "
     "remuneration|salaire|salary|pay|salary and benefits|"
     "pay and benefits|remuneration avantages|salaire et avantages|traitement et avantages|"
     "remuneration et conditions|remuneration et avantages sociaux",
     both(S::pay, Topic::salary)},
    {"ouvert aux contractuels", both(S::recruitment, Topic::open_to_contract)},
    {"lieu d'exercice|lieu d'affectation|localisation|lieu de travail et acces|localisation et "
     "acces",
     both(S::access, Topic::location)},
    {"statut|contrat|recrutement|contract", both(S::recruitment, Topic::contract)},
};

} // namespace

std::span<const TermRow> heading_rows() {
    return rows;
}

} // namespace ingest
