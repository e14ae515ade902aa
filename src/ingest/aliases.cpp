#include "ingest/aliases.h"

#include "base/text.h"
#include "ingest/folded.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace ingest {

namespace {

using Part = Role::Part;
using S = catalog::SectionKind;

constexpr Role fact(Topic topic, int order = 0) {
    return {Part::fact, topic, S::summary, order};
}
constexpr Role part(Part part) {
    return {part};
}
constexpr Role text(S section, int order = 0) {
    return {Part::text, Topic::none, section, order};
}

struct Row {
    std::string_view
        names; // squeezed, separated by "|"; "parent.name" where the name is not enough
    Role role;
};

constexpr Row rows[]{
    {"title|jobtitle|intitule|intituleposte|intituledelemploi|libelle|titre|titreoffre|"
     "positiontitle|joblabel|intituleoffre|libelleposte|titreposte|titleoffer|offertitle",
     fact(Topic::title)},
    {"name|poste|emploi|text", fact(Topic::title, 9)},
    {"reference|referencenumber|refnumber|ref|requisitionid|jobreqid|offerreference|numerooffre|"
     "referenceoffre|refoffre|identifier|dcidentifier|numoffre|numero|referenceid|jobreference|"
     "refposte",
     fact(Topic::reference)},
    {"guid", part(Part::guid)},
    {"partnerjobid|jobid|id|code|@id", fact(Topic::reference, 9)},
    {"company|companyname|company.name|employer|employername|employeur|nomemployeur|"
     "organisationname|organizationname|hiringorganization|societe|collectivite|entreprise.nom|"
     "nomcollectivite|category.collectivite|etablissement|organisme|entreprise|nomentreprise",
     fact(Topic::employer)},
    {"organismederattachement|organisation|organization|ministere", fact(Topic::employer, 5)},
    {"dcpublisher|entite|entity|entitederattachement|entiterattachement",
     part(Part::employer_or_unit)},
    {"dccontributor", {Part::employer_or_unit, Topic::none, S::summary, 5}},
    {"service|direction|employmentunit|organisationunit|businessunit|departments.name|"
     "department.label|department.name|categories.department|categories.team|team|unite|pole|"
     "affectation|directionservice|serviceaffectation|description.longtext3",
     fact(Topic::department)},
    {"activity", fact(Topic::department, 5)},
    {"offerfamilycategory|jobfamily|famille|famillemetier|famillemetiers|domaine|"
     "occupationalcategory|primaryprofile|domainemetier",
     fact(Topic::family)},
    {"categorie|description.customcodetable1|professionalcategory|categoriestatutaire|"
     "categoriehierarchique|cat|workerstatus",
     fact(Topic::category)},
    {"category", part(Part::category_or_unit)},
    {"grade|grades|gradesrecherches|gradeouvert|gradesouverts|cadredemplois|cadredemploi|corps|"
     "cadreemplois|graderecherche|categories.level",
     fact(Topic::grade)},
    {"contracttype|typecontrat|contrat|typedecontrat|contract|typeofemployment|typeemploi|"
     "typedemploi|naturecontrat|natureemploi|naturedelemploi|statut|commitment|typerecrutement|"
     "offer.customcodetable2|typecontratlibelle|employmenttype|jobtype|employmentstatus",
     part(Part::contract_or_time)},
    {"contracttypecountry", {Part::contract_or_time, Topic::none, S::summary, 5}},
    {"contractduration|duree|dureecontrat|dureemission|dureeducontrat|duration|dcformat|"
     "contractlength",
     fact(Topic::duration)},
    {"beginningdate|startdate|jobstartdate|datedebut|dateprisedeposte|dateprisefonction|dcdate|"
     "prisedeposte|dateprise|datedeprisedeposte|debut|dateembauche|pourvoirle|apourvoirle|"
     "dateprisposte|dateentree|contractstartdate",
     fact(Topic::start)},
    {"contractenddate|datefincontrat|datefinmission", fact(Topic::end)},
    {"validthrough|expirationdate|expire|expirydate|expires|expiration|closingdate|deadline|"
     "offer.date1|datelimite|datelimitecandidature|datecloture|applicationdeadline|datefin|"
     "datefincandidature|limite|datelimitedecandidature|dateexpiration|closedate",
     fact(Topic::deadline)},
    {"dateposted|date|pubdate|startpublicationdate|publicationdate|datepublication|"
     "releaseddate|publishedat|posteddate|publisheddate|published|dateparution|"
     "datepremierepublication|datedepublication|publication|dateenligne|parution|"
     "datemiseenligne|firstpublished",
     fact(Topic::published)},
    {"createdat|datecreation|creationdate", fact(Topic::published, 5)},
    {"updated|modificationdate|updatedat|lastmodified|datemodified|dateactualisation|lastupdate|"
     "dateupdated|datemiseajour|datemaj|maj|lastmodificationdate",
     fact(Topic::updated)},
    {"location|lieu|lieudetravail|lieutravail|localisation|lieutravail.libelle|joblocation|"
     "location.name|dccoverage|lieuposte|lieuaffectation|worklocation|"
     "lieutravaillibelle|locationname|fulllocation|location.fulllocation|categories.location|"
     "residenceadministrative|lieuexercice|localisationposte|site",
     fact(Topic::location)},
    {"category.secteurgeo|office|offices", fact(Topic::location, 5)},
    {"city|town|ville|commune|locality|addresslocality|location.city", part(Part::town)},
    {"postalcode|zip|zipcode|codepostal|postcode|cp", part(Part::postcode)},
    {"streetaddress|street|rue|adresse|address", part(Part::street)},
    {"state|region|addressregion|department|departement", part(Part::region)},
    {"remotetype|remote|telework|teletravail|offercustomblock1.customcodetable2|workplacetype|"
     "hybrid|"
     "joblocationtype|teletravailpossible",
     fact(Topic::telework)},
    {"workhours|worktime|workinghours|tempsdetravail|tempstravail|timetype|dureetravaillibelle|"
     "dureetravaillibelleconverti|"
     "description.customcodetable3|quotite|dureehebdo|workingtime|tempsplein|dureehebdomadaire|"
     "schedule",
     fact(Topic::working_time)},
    {"totaljobopenings|nombrepostes|nbpostes|openings|vacancies|nombredepostes|numberofpositions|"
     "nbposte|positionscount",
     fact(Topic::positions)},
    {"education|educationlevel|educationrequirements|diploma|diplome|niveauetudes|niveau|"
     "formation|dctype|niveauformation|niveaudiplome|diplomes|niveauetude|niveaurequis",
     fact(Topic::education)},
    {"experience|experiencelevel|experiencerequirements|experiencelibelle|experienceyears|"
     "experiencesouhaitee|niveauexperience",
     fact(Topic::experience)},
    {"salary|salaire|remuneration|basesalary|salaryrange|compensation|salaire.libelle|"
     "salairelibelle|traitement|salaryrange.label|pay|fourchettesalaire",
     fact(Topic::salary)},
    {"email|mail|courriel|applicationemail|contactemail|emailcandidature|mailcandidature|"
     "adressemail|applyemail|mailcontact|emailcontact|contact.courriel|courrielcontact|dccreator",
     part(Part::mail)},
    {"telephone|phone|tel|contactphone|telephonecontact|telcontact", part(Part::phone)},
    {"urlredirectionapplicant|applyurl|applicationurl|applylink|urlcandidature|urlpostulation|"
     "liencandidature|lienpostuler|contact.urlpostulation|candidature",
     fact(Topic::apply_url)},
    {"url|link|offerurl|joburl|absoluteurl|hostedurl|lien|lienoffre|urloffre|urlorigine|"
     "detailurl|externalpath|lienversloffre|origineoffre.urlorigine|weburl|@url|permalink|"
     "externalurl",
     fact(Topic::apply_url, 5)},
    {"contact|contacts|contactname|applicationcontact|renseignements|personneacontacter",
     text(S::contact)},
    {"description|body|content|jobdescription|descriptif|jobad|texte|detail|descriptionhtml|"
     "contentencoded|encoded|descriptionbody|annonce|descriptionposte|jobbody|summary|"
     "descriptionplain|resume|presentation",
     text(S::summary)},
    {"missions|mission|description1|responsibilities|activites|descriptionmission|"
     "descriptionmissions|duties|missionsprincipales",
     text(S::missions)},
    {"description2|profile|profil|profilrecherche|profilcandidat|qualifications|requirements|"
     "descriptionprofil|candidateprofile",
     text(S::profile)},
    {"skills|competences|competencesattendues|savoirfaire", text(S::skills)},
    {"connaissances|savoirs", text(S::knowledge)},
    {"benefits|jobbenefits|avantages|incentivecompensation", text(S::pay)},
    {"companydescription|organisationdescription|descriptionemployeur|descriptionentreprise|"
     "presentationemployeur",
     text(S::employer)},
    {"conditions|additionalinformation|additional|additionalplain|informationscomplementaires|"
     "complement|observations|remarques|conditionsexercice|commentaire|precisions|opening",
     text(S::other)},
    {"modalites|modalitescandidature|applicationinstructions|howtoapply", text(S::apply)},
    {"longtext1|longtext2|longtext3|longtext4|longtext5|shorttext1|shorttext2|shorttext3|"
     "contact.label",
     text(S::other, 1)},
    // Known, and none of ours.
    {"operationalmanager|creator|recruiter|organisation.phonenumber|organisation.postcode|"
     "organisation.url|organisation.name|organisation.parentname|organisation.entitycode|logo|"
     "organisationlogourl|organizationlogourl|publisher|publisherurl|sourcename|lastbuilddate|"
     "endpublicationdate|datedefindepublicationpardefaut|latitude|longitude|links|metier|"
     "category.metier|companylogo|logourl|imageurl|versant|fonctionpublique|"
     "urlredirectionemployee|companyurl|siteweb|coderome|romecode|naf|siret|siren|dcdescription|"
     "salarymin|salarymax|clientcode|experienceexige|typeoffre|attachedfilesurls|metiers|author|"
     "source|language|lang|@"
     "lang|exportdate|"
     "dateexport|offer.customcodetable1|geo|currency",
     part(Part::ignored)},
};

const std::unordered_map<std::string_view, Role>& table() {
    static const auto known = [] {
        std::unordered_map<std::string_view, Role> roles;
        for (const Row& row : rows)
            for (std::size_t at = 0; at < row.names.size();) {
                const std::size_t end = std::min(row.names.find('|', at), row.names.size());
                roles.emplace(row.names.substr(at, end - at), row.role);
                at = end + 1;
            }
        return roles;
    }();
    return known;
}

// "job_title", "jobTitle" and "Job-Title" are one name; "dc:date" keeps its prefix, for PASS uses
// Dublin Core in its own way.
std::string squeezed(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon != npos && name.substr(0, colon) != "dc")
        name.remove_prefix(colon + 1);
    std::string letters = name.starts_with('@') ? "@" : "";
    const std::string folded = base::fold(name);
    for (const char c : folded)
        if (is_word_char(c))
            letters += c;
    return letters;
}

// The words of a column or element as a document would write them: "Date_limite", "dateLimite".
std::string words_of_name(std::string_view name) {
    std::string words;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = name[at];
        const bool upper = c >= 'A' && c <= 'Z';
        const bool hump = upper && at > 0 && name[at - 1] >= 'a' && name[at - 1] <= 'z';
        words += hump ? " " : "";
        words += c == '_' || c == '-' ? ' ' : c;
    }
    return fold_text(words).text;
}

Role role_of_term(const Term& term) {
    switch (term.topic) {
    case Topic::none:
        return term.section ? text(*term.section) : part(Part::ignored);
    case Topic::contract:
        return part(Part::contract_or_time);
    case Topic::contact:
        return text(S::contact);
    default:
        return fact(term.topic);
    }
}

} // namespace

Role role_of(std::string_view parent, std::string_view name) {
    const std::string own = squeezed(name);
    const auto& known = table();
    if (const auto found = known.find(squeezed(parent) + "." + own); found != known.end())
        return found->second;
    if (const auto found = known.find(own); found != known.end())
        return found->second;
    if (own.empty() || own.front() == '@')
        return {};
    const auto term = find_term(words_of_name(name));
    return term ? role_of_term(*term) : Role{};
}

bool names_an_offer(std::string_view name) {
    static constexpr std::array<std::string_view, 16> names{
        "item",   "job",     "offer",        "offre",   "position",   "vacancy",
        "poste",  "annonce", "offreemploi",  "posting", "jobposting", "entry",
        "emploi", "opening", "offredemploi", "joboffer"};
    return std::ranges::find(names, squeezed(name)) != names.end();
}

} // namespace ingest
