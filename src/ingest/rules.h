// Why: every rule that reads facts, by what it reads; each proposes and none decides alone.
// Left to others: choosing among proposals (sheet), structure (elements).
#pragma once

#include "catalog/offer.h"
#include "ingest/sheet.h"

namespace ingest {

void read_title(const Reading& reading, Sheet& sheet);
void read_reference(const Reading& reading, Sheet& sheet);
void read_employer(const Reading& reading, Sheet& sheet);
void read_department(const Reading& reading, Sheet& sheet);
void read_grades(const Reading& reading, Sheet& sheet);       // grades, category, family
void read_contract(const Reading& reading, Sheet& sheet);     // contract, duration
void read_working_time(const Reading& reading, Sheet& sheet); // also telework, positions
void read_dates(const Reading& reading, Sheet& sheet);
void read_place(const Reading& reading, Sheet& sheet);
void read_profile(const Reading& reading, Sheet& sheet); // education, experience
void read_salary(const Reading& reading, Sheet& sheet);
void read_contacts(const Reading& reading, Sheet& sheet); // mails, phones, apply_url
void read_mentions(const Reading& reading, Sheet& sheet); // documents, mentions

// The way to apply that the text names; addresses for questions only are never it.
catalog::Apply read_apply(const Reading& reading, const catalog::Facts& facts);

} // namespace ingest
