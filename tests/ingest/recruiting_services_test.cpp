// Offers as recruiting services publish them: small answers of each, in the fields that their
// interfaces document.
#include "samples.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

using catalog::Field;

struct Expected {
    Field field;
    std::string_view values;
};

catalog::Offer check(std::string_view bytes, std::initializer_list<Expected> facts) {
    Imported imported = read_document({"essai", std::string{some_digest}, base::bytes_of(bytes)});
    EXPECT_EQ(imported.offers.size(), 1u) << imported.refused;
    if (imported.offers.size() != 1)
        return {};
    for (const auto& [field, values] : facts)
        EXPECT_EQ(values_of(imported.offers[0], field), values) << name_of(field);
    EXPECT_EQ(fault_in(imported.offers[0]), "");
    return std::move(imported.offers[0]);
}

std::string text_of(const catalog::Offer& offer) {
    std::string text;
    for (const catalog::Section& section : offer.sections) {
        text += std::string{name_of(section.kind)} + "# " + section.heading + "\n";
        for (const catalog::Block& block : section.blocks)
            text += block.text + "\n";
    }
    return text;
}

TEST(RecruitingServices, LeverHasListsWithTitles) {
    const catalog::Offer offer = check(
        R"~([{"id":"5b0e","text":"Paysagiste (H/F)","createdAt":1789372800000,
"workplaceType":"hybrid","categories":{"commitment":"CDI, temps plein","team":"Service Parcs",
"location":"Brume","allLocations":["Brume"]},
"opening":"<div>La Ville de Brume tient quarante hectares de parcs.</div>",
"openingPlain":"La Ville de Brume tient quarante hectares de parcs.\n",
"description":
"<div>La Ville de Brume tient quarante hectares de parcs.</div><div>Vous dessinez.</div>",
"descriptionPlain":"La Ville de Brume tient quarante hectares de parcs.\nVous dessinez.\n",
"lists":[{"text":"Vos missions","content":
"<li>Dessiner des jardins</li><li>Planter des arbres</li>"},
{"text":"Les modalités","content":
"<li>Prise de poste : 1er février 2027</li><li>Réponse attendue avant le 8 janvier 2027</li>"}],
"salaryRange":{"currency":"EUR","interval":"per-year-salary","min":33000,"max":38000},
"hostedUrl":"https://jobs.lever.co/brume/5b0e","applyUrl":
"https://jobs.lever.co/brume/5b0e/apply"}])~",
        {{Field::title, "Paysagiste (H/F)"},
         {Field::published, "2026-09-14"},
         {Field::department, "Service Parcs"},
         {Field::location, "Brume"},
         {Field::telework, "partial"},
         {Field::contract, "permanent"},
         {Field::working_time, "full-time"},
         {Field::start_date, "2027-02-01"},
         {Field::deadline, "2027-01-08"},
         {Field::salary, "33000 – 38000 EUR / YEAR"},
         {Field::apply_url, "https://jobs.lever.co/brume/5b0e/apply"}});
    const std::string text = text_of(offer);
    EXPECT_NE(text.find("missions# Vos missions\nDessiner des jardins\nPlanter"), std::string::npos)
        << text;
    EXPECT_EQ(text.find("quarante hectares"), text.rfind("quarante hectares")) << text;
}

constexpr std::string_view flatchr =
    R"~(<html><head><title>Comptable (H/F) - Ville de Brume</title></head><body><div id="__next">
</div><script id="__NEXT_DATA__" type="application/json">{"props":{"data":{"items":[{"id":"a",
"title":"the wrapper","vacancy":{"slug":"x1-comptable","reference":"FIN-7","title":
"Comptable (H/F)",
"contract":"CDD","worker_status":"Cadre A","start_date":"2027-01-04","created_at":
"2026-10-20T08:14:55.000Z",
"updated_at":"2026-11-02T10:00:00.000Z","worktime":"Temps partiel","remote":"Télétravail partiel",
"education_level":"Bac +3","salary_min":2100,"salary_max":2300,"mensuality":"m",
"show_salary":SHOW,
"currency":"EUR","location":{"city":"Brume","postal_code":"96210"},"company":{"name":
"Ville de Brume"},
"description":"<p>La ville tient ses comptes.</p>","mission":
"<ul><li>Tenir les comptes</li></ul>",
"profile":"<p>Vous aimez les chiffres.</p>"}}]}}}</script></body></html>)~";

TEST(RecruitingServices, FlatchrStandsInTheStateOfItsPage) {
    std::string page{flatchr};
    page.replace(page.find("SHOW"), 4, "true");
    const catalog::Offer offer =
        check(page, {{Field::title, "Comptable (H/F)"},
                     {Field::reference, "FIN-7"},
                     {Field::employer, "Ville de Brume"},
                     {Field::category, "A"},
                     {Field::contract, "fixed-term"},
                     {Field::start_date, "2027-01-04"},
                     {Field::published, "2026-10-20"},
                     {Field::updated, "2026-11-02"},
                     {Field::location, "96210 Brume"},
                     {Field::telework, "partial"},
                     {Field::working_time, "part-time"},
                     {Field::education, "Bac +3"},
                     {Field::salary, "2100 – 2300 EUR / MONTH"},
                     {Field::apply_url, "https://careers.flatchr.io/vacancy/x1-comptable"}});
    EXPECT_NE(text_of(offer).find("missions# \nTenir les comptes\nprofile# \nVous"),
              std::string::npos)
        << text_of(offer);
    // A salary that is not to be shown is not shown.
    page = flatchr;
    page.replace(page.find("SHOW"), 4, "false");
    check(page, {{Field::salary, "-"}, {Field::title, "Comptable (H/F)"}});
}

TEST(RecruitingServices, SmartRecruitersHasSectionsAndSwitches) {
    const catalog::Offer offer = check(
        R"~({"id":"743999","name":"Technicien·ne de laboratoire (H/F)","refNumber":"REF112B",
"company":{"identifier":"LaboDuLac","name":"Laboratoire du Lac"},"releasedDate":
"2026-11-05T10:11:12.000Z",
"location":{"city":"Brume","country":"fr","remote":false,"hybrid":true,"fullLocation":
"Brume, Lac, France"},
"department":{"id":"12","label":"Service Analyses"},"typeOfEmployment":{"id":"permanent",
"label":"Full-time"},
"customField":[{"fieldId":"1","fieldLabel":"Type de contrat","valueId":"a","valueLabel":"CDI"}],
"creator":{"name":"Anaïs Rose"},"applyUrl":"https://jobs.smartrecruiters.com/LaboDuLac/743999",
"jobAd":{"sections":{"companyDescription":{"title":"Description de l'entreprise","text":
"<p>Nous analysons l'eau.</p>"},
"jobDescription":{"title":"Description du poste","text":
"<ul><li>Prélever</li><li>Doser</li></ul>"},
"qualifications":{"title":"Qualifications","text":"<p>BTS Métiers de l'eau.</p>"},
"additionalInformation":{"title":"Informations supplémentaires","text":
"<p>Prise de poste le 1er mars 2027.</p>"}}}})~",
        {{Field::title, "Technicien·ne de laboratoire (H/F)"},
         {Field::reference, "REF112B"},
         {Field::employer, "Laboratoire du Lac"},
         {Field::department, "Service Analyses"},
         {Field::contract, "permanent"},
         {Field::working_time, "full-time"},
         {Field::telework, "partial"},
         {Field::published, "2026-11-05"},
         {Field::start_date, "2027-03-01"},
         {Field::education, "BTS Métiers de l'eau"},
         {Field::contact_emails, "-"}});
    EXPECT_NE(text_of(offer).find("Description du poste\nPrélever\nDoser"), std::string::npos)
        << text_of(offer);
}

TEST(RecruitingServices, WorkdaysDatesAreThoseOfThePosting) {
    check(R"~({"jobPostingInfo":{"id":"abc","title":"Research Engineer","jobDescription":
"<h2>What you will do</h2><ul><li>Design sensors</li></ul><p>Closing date: 15 January 2027.</p>",
"location":"Brest-sur-Iroise","postedOn":"Posted 5 Days Ago","startDate":"2026-11-02",
"endDate":"2027-02-15",
"timeType":"Full time","jobReqId":"JR-004512","remoteType":"Hybrid",
"externalUrl":"https://coasts.wd3.myworkdayjobs.com/Careers/job/JR-004512"},
"hiringOrganization":{"name":"Institute of Coasts","url":""}})~",
          {{Field::title, "Research Engineer"},
           {Field::reference, "JR-004512"},
           {Field::employer, "Institute of Coasts"},
           {Field::location, "Brest-sur-Iroise"},
           {Field::working_time, "full-time"},
           {Field::telework, "partial"},
           {Field::start_date, "-"},
           {Field::end_date, "-"},
           {Field::published, "-"},
           {Field::deadline, "2027-01-15"},
           {Field::apply_url, "https://coasts.wd3.myworkdayjobs.com/Careers/job/JR-004512"}});
}

TEST(RecruitingServices, GreenhouseNamesFieldsOfItsTenants) {
    check(R"~({"id":44,"title":"Modeller (F/M)","updated_at":"2026-11-19T05:12:44-05:00",
"first_published":"2026-11-12T09:00:00-05:00","requisition_id":"INDC-14","location":{"name":
"Brest-sur-Iroise"},
"absolute_url":"https://boards.greenhouse.io/indc/jobs/44","company_name":"Institut des côtes",
"content":
"&lt;h3&gt;About you&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;PhD in oceanography&lt;/li&gt;&lt;/ul&gt;",
"metadata":[{"id":1,"name":"Contract type","value":"CDD de 24 mois","value_type":"single_select"},
{"id":2,"name":"Working time","value":"Full-time"},{"id":3,"name":"Salary band","value":null}],
"departments":[{"id":8,"name":"Coastal Modelling Unit","child_ids":[]}]})~",
          {{Field::title, "Modeller (F/M)"},
           {Field::reference, "INDC-14"},
           {Field::employer, "Institut des côtes"},
           {Field::department, "Coastal Modelling Unit"},
           {Field::published, "2026-11-12"},
           {Field::updated, "2026-11-19"},
           {Field::contract, "fixed-term"},
           {Field::duration, "24 mois"},
           {Field::working_time, "full-time"},
           {Field::education, "PhD in oceanography"},
           {Field::apply_url, "https://boards.greenhouse.io/indc/jobs/44"}});
}

TEST(RecruitingServices, FranceTravailHasLabelsBesideCodes) {
    check(R"~({"resultats":[{"id":"198KLMN","intitule":"Jardinier / Jardinière (H/F)",
"description":"Vous entretenez les jardins.\n\nMissions :\n- Tailler\n- Tondre",
"dateCreation":"2026-11-10T08:00:00.000Z","dateActualisation":"2026-11-12T08:00:00.000Z",
"lieuTravail":{"libelle":"96 - BRUME","codePostal":"96210","commune":"96210"},
"entreprise":{"nom":"COMMUNE DE BRUME","entrepriseAdaptee":false},"typeContrat":"CDD",
"typeContratLibelle":"CDD - 6 Mois","natureContrat":"Contrat travail","experienceExige":"D",
"experienceLibelle":"Débutant accepté","salaire":{"libelle":
"Mensuel de 1850.0 Euros à 1950.0 Euros"},
"dureeTravailLibelle":"35H/semaine","dureeTravailLibelleConverti":"Temps plein",
"alternance":false,
"contact":{"nom":"Mme Rose","courriel":"rh@brume.example"},"nombrePostes":2,
"origineOffre":{"origine":"1","urlOrigine":
"https://candidat.francetravail.fr/offres/recherche/detail/198KLMN"}}]})~",
          {{Field::title, "Jardinier / Jardinière (H/F)"},
           {Field::reference, "198KLMN"},
           {Field::employer, "COMMUNE DE BRUME"},
           {Field::contract, "fixed-term"},
           {Field::duration, "6 Mois"},
           {Field::working_time, "full-time"},
           {Field::published, "2026-11-10"},
           {Field::location, "96 - BRUME"},
           {Field::positions, "2"},
           {Field::experience, "Débutant accepté"},
           {Field::salary, "Mensuel de 1850.0 Euros à 1950.0 Euros"},
           {Field::contact_emails, "rh@brume.example"}});
}

TEST(RecruitingServices, ListsOfEmploiTerritorialNameValuesByClasses) {
    check(R"~(<?xml version="1.0"?><rss version="2.0"><channel><title>Offres</title><item>
<title>Jardinier (h/f)</title>
<link>https://www.emploi-territorial.fr/offre/o096?mtm_campaign=rss</link>
<guid>emploi-territorial:offre:O096261120000104</guid>
<pubDate>Fri, 20 Nov 2026 09:12:00 +0100</pubDate>
<category domain="collectivite">COMMUNE DE BRUME</category>
<category domain="secteurgeo">Lac (96)</category>
<description><![CDATA[<div class="employeur">COMMUNE DE BRUME</div>
<div class="lieutravail">Serres, Brume</div>
<div class="datepub">Offre publiée du 20/11/2026 au 20/12/2026</div>]]></description></item>
</channel></rss>)~",
          {{Field::title, "Jardinier (h/f)"},
           {Field::reference, "O096261120000104"},
           {Field::employer, "COMMUNE DE BRUME"},
           {Field::location, "Serres, Brume"},
           {Field::published, "2026-11-20"},
           {Field::deadline, "2026-12-20"},
           {Field::apply_url, "https://www.emploi-territorial.fr/offre/o096"}});
}

} // namespace
} // namespace ingest
