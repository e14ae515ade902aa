#include "ingest/vocabulary_terms.h"

namespace ingest {

namespace {

constexpr Term label(Topic topic) {
    return {topic, std::nullopt};
}

constexpr TermRow rows[]{
    {"intitule|fiche descriptive de poste|profil de poste|avis de vacance d'emploi|avis de vacance "
     "de poste|intitule du poste|intitule de l'emploi|intitule de l'offre|intitule de la mission|"
     "titre|titre du poste|poste|poste propose|job title|title|role title|"
     "post title|position|post|emploi|emploi propose|fonction|libelle du poste|nom du poste|"
     "offre d'emploi|intitule du stage|fonctions|libelle de l'emploi|role|vacancy|"
     "position title|denomination du poste|fiche de poste|offre de stage|emploi fonction|"
     "offre d'apprentissage|intitule de la fonction|offre d'alternance|avis de vacance|job|"
     "intitule du poste de travail|appel a candidature|appel a candidatures|"
     "intitule de l'apprentissage|offre|internship title",
     label(Topic::title)},
    {"reference|n\xC2\xB0 de l'emploi|reference de l'emploi|consultation n\xC2\xB0|ref|reference "
     "de l'offre|numero de l'offre|n\xC2\xB0 de l'offre|offre n\xC2\xB0|"
     "numero du poste|n\xC2\xB0 du poste|n\xC2\xB0 de poste|numero de poste|reference du poste|"
     "ref de l'offre|job reference|job ref|vacancy reference|reference number|ref no|"
     "vacancy number|requisition|code poste|code emploi|job id|numero d'offre|"
     "reference a rappeler|reference interne|post number|vacancy id|n\xC2\xB0 offre|"
     "reference annonce|job number|offre numero|offre no|post reference|requisition id|"
     "numero|annonce n\xC2\xB0|reference de l'annonce|vacancy ref|ref n\xC2\xB0|reference "
     "n\xC2\xB0|"
     "ref poste|n\xC2\xB0 d'offre|numero de reference|code du poste|code offre|poste n\xC2\xB0|"
     "numero de l'annonce|reference du recrutement|reference a rappeler dans toute correspondance|"
     "reference a indiquer|reference to quote|n\xC2\xB0",
     label(Topic::reference)},
    {"nom de l'employeur|organisme|organisme de rattachement|collectivite|collectivite employeur|"
     "entreprise|societe|organisation|organization|company|recruteur|structure|"
     "organisme d'accueil|structure d'accueil|administration|autorite de recrutement|"
     "etablissement employeur|institution|employing organisation|etablissement d'accueil|"
     "organisme employeur|structure employeuse|company name|collectivite territoriale|"
     "collectivite ou etablissement|nom de la collectivite|etablissement recruteur",
     label(Topic::employer)},
    {"direction|service|direction service|pole|service d'affectation|affectation|"
     "direction d'affectation|entite|entite de rattachement|department|team|division|unite|"
     "pole service|faculty|school|directorate|direction de rattachement|service de rattachement|"
     "service recruteur|section|laboratoire|unite d'affectation|structure d'affectation|"
     "structure de rattachement|service employeur|departement service|direction pole service|"
     "direction pole|direction generale|service direction|service unite|business unit|"
     "department team|unite de rattachement|direction generale adjointe|department school|"
     "service pole|poste rattache a|direction departement|unit|service d'accueil|"
     "equipe de rattachement|unite d'accueil|laboratoire d'accueil|direction d'accueil|"
     "rattache a|pole d'affectation|site et service|group",
     label(Topic::department)},
    {"famille de metiers|famille professionnelle|famille|domaine fonctionnel|domaine|"
     "filiere metier|domaine d'activite|filiere professionnelle|job family|domaine de metier|"
     "famille d'emploi|famille metier|domaine professionnel",
     label(Topic::family)},
    {"categorie|categorie statutaire|category|categorie hierarchique|categorie d'emploi",
     label(Topic::category)},
    {"categorie filiere cadre d'emplois|categorie cadre d'emplois|categorie et grade|"
     "cadre d'emplois et categorie|grade et categorie|statut et grade|categorie filiere|"
     "filiere cadre d'emplois|filiere et cadre d'emplois|categorie statutaire et corps|"
     "categorie filiere grade|filiere categorie cadre d'emplois|cadre d'emplois categorie|"
     "categorie statutaire corps|cadre statutaire grade|grade categorie|filiere grade|"
     "categorie corps|corps categorie|filiere categorie",
     label(Topic::status_line)},
    {"grade|grade recherche|cadre d'emplois|cadre d'emplois et grade|grade cadre d'emploi|corps|"
     "corps grade|corps et grade|grade ou cadre d'emploi|grade associe|grade requis|"
     "cadre d'emploi et grade|cadre d'emplois grade|grade de recrutement|grade souhaite|"
     "grades accessibles|grade minimum|cadre d'emplois des|grade mini maxi|"
     "grade cible|function group grade|function group and grade|grade function group|"
     "corps d'accueil|grades ouverts|cadres d'emplois concernes|cadre d'emplois vise",
     label(Topic::grade)},
    {"type d'emploi|type de contrat|nature|poste ouvert|emploi ouvert|poste ouvert aux|nature du "
     "contrat|statut du poste|nature de l'emploi|"
     "contract type|employment type|type of contract|type de recrutement|type d'offre|"
     "nature du poste|job type|type de poste|mode de recrutement|tenure|employment|"
     "statut contrat|contract status|contrat propose|type contrat|appointment type|"
     "position type|nature du recrutement|type de contrat propose|type of employment|"
     "statut de l'emploi|contract basis|basis|nature juridique du contrat|forme du contrat",
     label(Topic::contract)},
    {"duree|duree du contrat|duree de la mission|duree de l'engagement|contract duration|"
     "contract length|duration|length of contract|duree du stage|duree de la vacation|"
     "duree du remplacement|duree previsible|duree prevue|length|duree de l'apprentissage|"
     "duree du cdd|contract term|duree de la formation|duree de l'alternance|contract period|"
     "duree du contrat propose|duree du contrat d'apprentissage|duree de la prestation",
     label(Topic::duration)},
    {"poste a pourvoir le|date de prise de poste|date prevue de prise de poste|"
     "date previsible de prise de poste|date d'entree en fonction|prise de fonction|prise de poste|"
     "a pourvoir|date de debut|debut du contrat|start date|date de prise de fonction|"
     "poste a pourvoir a compter du|date de debut du contrat|date d'embauche|debut|starting date|"
     "date de recrutement|date de demarrage|date souhaitee|a pourvoir le|poste vacant le|"
     "date de vacance|poste vacant a partir du|vacant a partir du|prise de fonction souhaitee|"
     "debut du stage|date de debut souhaitee|poste disponible le|expected start date|"
     "a pourvoir a compter du|date de disponibilite|date de prise de fonction souhaitee|"
     "date a pourvoir|a pourvoir a partir du|poste a pourvoir a partir du|"
     "date d'entree|date prevue de recrutement|date previsible de recrutement|start|starting|"
     "debut de la mission|debut de mission|entree en fonction|demarrage|date de prise d'effet|"
     "poste vacant a compter du|date de vacance du poste|date de vacance de l'emploi|"
     "vacant a compter du|date souhaitee de prise de poste|prise de poste souhaitee|"
     "date de prise de poste souhaitee|le poste est vacant|poste vacant|emploi vacant|"
     "disponibilite du poste|debut de l'apprentissage|"
     "date de debut de mission|date de debut prevue|desired start date|date de debut du stage|"
     "date prevue de prise de fonction|debut souhaite|date de la prise de poste",
     label(Topic::start)},
    {"periode|periode du stage|dates|dates du stage|dates de la mission|periode de la mission|"
     "periode du contrat|dates du contrat|periode d'emploi|periode de stage|calendrier",
     label(Topic::period)},
    {"date de fin|fin du contrat|end date|date de fin de contrat|fin de mission|fin de contrat|"
     "date de fin de mission|fin du stage",
     label(Topic::end)},
    {"date limite de candidature|date limite de depot des candidatures|date limite de depot|"
     "date limite|date limite d'envoi|candidature avant le|candidatures jusqu'au|closing date|"
     "application deadline|apply by|deadline|cloture des candidatures|date de cloture|"
     "date limite de reception|date de fin de publication|limite de candidature|"
     "closing date for applications|deadline for applications|cloture|date limite pour postuler|"
     "closes|applications close|postuler avant le|date limite de reception des candidatures|"
     "date limite de depot du dossier|candidature avant|candidater avant le|"
     "date limite d'envoi des candidatures|date de fin de candidature|postuler jusqu'au|"
     "candidatures avant le|date de cloture des candidatures|fin de publication|"
     "depot des candidatures jusqu'au|date limite de transmission des candidatures|"
     "date limite de reponse|application closing date|deadline to apply|closing|"
     "reception des candidatures jusqu'au|date butoir|candidature a adresser avant le|"
     "date limite de publication|apply before|date limite des candidatures|"
     "candidatures a adresser avant le|date de fin de reception des candidatures",
     label(Topic::deadline)},
    {"publiee le|publie le|date de publication|en ligne depuis|en ligne depuis le|mise en ligne|"
     "date posted|posted|published|date de parution|parue le|posted on|published on|"
     "date de mise en ligne|offre publiee le|annonce publiee le|publication|publication date|"
     "mise en ligne le|posting date|date de diffusion|date de premiere publication",
     label(Topic::published)},
    {"mise a jour|mise a jour le|derniere mise a jour|actualisee le|version du|updated|"
     "last updated|date de mise a jour|fiche mise a jour le|date de la fiche|version|"
     "date d'actualisation|mis a jour le|actualise le|derniere actualisation|"
     "date de creation de la fiche|date de redaction|updated on|date de validation|"
     "fiche etablie le|etabli le|redige le|date d'elaboration|fiche actualisee le",
     label(Topic::updated)},
    {"lieu de travail|localisation administrative et geographique|localisation administrative|lieu "
     "et horaires|lieu|lieu d'exercice du poste|residence administrative|adresse|site|"
     "location|place of work|ville|commune|lieu de la mission|lieu du stage|"
     "localisation du poste|localisation du lieu de travail|lieu d'exercice des fonctions|"
     "work location|where|adresse du lieu de travail|workplace|lieu principal|"
     "localisation geographique|residence|based|lieux|lieu de prise de poste|"
     "site d'affectation|duty station|lieu d'intervention|adresse du poste|lieu d'embauche|"
     "job location|lieu de travail principal|place of employment|lieu d'exercice principal|"
     "base|lieux de travail|town|city|lieu de l'emploi|lieux d'intervention|"
     "lieu geographique|lieu d'apprentissage|secteur d'intervention|adresse administrative",
     label(Topic::location)},
    {"teletravail|telework|remote work|remote|teletravail possible|home working|hybrid working|"
     "remote working|working from home|teletravail autorise|modalites de teletravail|"
     "homeworking|poste teletravaillable|teletravaillable|work mode",
     label(Topic::telework)},
    {"temps de travail|quotite|quotite de travail|duree hebdomadaire|"
     "duree hebdomadaire de travail|working hours|hours|working time|temps de travail hebdomadaire|"
     "duree du travail|duree de travail|regime de travail|hours of work|working pattern|"
     "weekly hours|hours per week|temps de travail horaires|quotite de temps de travail|"
     "quotite du poste|cycle de travail|volume horaire|nombre d'heures|work schedule|"
     "duree hebdomadaire du travail|temps d'emploi|fte|temps de travail quotite|"
     "temps complet non complet|duree et quotite|rythme|schedule|quotite horaire",
     label(Topic::working_time)},
    {"nombre de postes|number of posts|number of positions|nombre de postes a pourvoir|vacancies|"
     "postes a pourvoir|nombre de poste a pourvoir|nb de postes|number of vacancies|"
     "nombre d'emplois|nombre de stages|openings",
     label(Topic::positions)},
    {"niveau d'etudes souhaite|niveau d'etudes requis|formation souhaitee|"
     "niveau de qualification|niveau d'etudes minimum requis|formation initiale|diplome exige|"
     "titre requis|education level|diplome souhaite|diplomes exiges|diplomes souhaites|"
     "niveau requis|niveau scolaire|formation professionnelle|diplome prepare|"
     "formation preparee|formation exigee|diplomes obligatoires|diplome obligatoire|"
     "niveau minimum|niveau attendu|niveau d'etudes attendu|cursus|diplome ou titre|"
     "niveau d'etude ou diplome|diplome vise|formation visee|formation attendue|"
     "diplomes ou titres requis|level of education|diplome minimum|niveau",
     label(Topic::education)},
    {"annees d'experience|niveau d'experience|experience exigee|experience level|"
     "experience attendue|experience minimum|experience demandee|experience minimale|"
     "annees d'experience minimale|duree d'experience|experience required",
     label(Topic::experience)},
    {"remuneration indicative|traitement|fourchette de remuneration|remuneration brute|"
     "gratification|salaire brut|salary range|pay range|stipend|tarif|taux horaire|"
     "remuneration proposee|fourchette indicative pour les contractuels|pay scale|pay band|band|"
     "remuneration annuelle|salaire mensuel|remuneration mensuelle|salaire indicatif|wage|"
     "remuneration statutaire|fourchette salariale|remuneration previsionnelle|"
     "fourchette indicative pour les fonctionnaires|remuneration du stage|"
     "gratification du stage|starting salary|base salary|remuneration annuelle brute|"
     "remuneration mensuelle brute|hourly rate|rate of pay|salaire horaire|allowance|"
     "remuneration horaire|salaire propose|remuneration de l'apprenti|indemnisation|"
     "remuneration brute mensuelle|remuneration brute annuelle|honoraires",
     label(Topic::salary)},
    {"lien de candidature|lien|url|lien pour postuler|apply online|postuler en ligne|"
     "adresse de candidature|apply at|candidature en ligne|lien vers l'offre|lien de postulation|"
     "lien de l'offre|application link|site de candidature|online application",
     label(Topic::apply_url)},
    // Labels that we know in order not to take them for values.
    {"site web de l'employeur|motif de vacance du poste|metier|logement|management|encadrement|"
     "code postal|region|secteur geographique|pays|n+1|n+2|specialite|versant|filiere|vacant|"
     "nombre de a, b, c|equipe geree par le titulaire du poste|intitule du metier|e-mail|email|"
     "mail|courriel|telephone|tel|phone|nom du contact|superieur hierarchique|poste encadrant|"
     "responsable hierarchique|site internet|site web|website|departement|"
     "fonction publique|code rome|rome|groupe rifseep|groupe de fonctions|nbi|rifseep|"
     "effectif encadre|nombre d'agents encadres|agents encadres|poste a responsabilite|"
     "duree attendue sur le poste|cotation|cotation du poste|groupe|regime indemnitaire|bap|"
     "branche d'activite professionnelle|emploi type|emploi de reference|conges|rtt|"
     "ligne hierarchique|reports to|responsible to|reporting to|responsible for|line manager|"
     "reporte a|horaires de travail|astreintes|permis de conduire|metro rer|metro|bus|rer|gare|"
     "logement de fonction|motif du recrutement|motif|motif de recrutement|code metier|"
     "experience du poste|adresse mail|adresse electronique|fax|parking|"
     "date d'entretien|entretiens|dates des entretiens|interviews|interview date|"
     "interviews date|date of interview|date des entretiens|commission|jury|"
     "date du jury|date de la commission|tuteur|maitre d'apprentissage|supervisor|langue|langues|"
     "languages|dbs check|date de creation|adresse postale|fiche n\xC2\xB0|siret|effectif|"
     "effectifs|nombre d'agents|population|competence geographique|avantage|vehicule|"
     "nombre d'habitants|situation|reserve list valid until|reserve list|validity of reserve list|"
     "validity of the reserve list|liste de reserve|famille de metier rime|code rime|fiche rime",
     label(Topic::none)},
};

} // namespace

std::span<const TermRow> label_rows() {
    return rows;
}

} // namespace ingest
