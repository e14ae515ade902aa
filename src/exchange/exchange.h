// Why: offers go on to job boards and spreadsheets in the forms that those read.
// Left to others: reading such forms (ingest), files and arguments (main).
#pragma once

#include "catalog/offer.h"

#include <span>
#include <string>

namespace exchange {

// schema.org JobPostings as one JSON-LD document: the object itself for one offer, an @graph for
// several. "</" is written "<\/", so that it may stand in a page.
//
// What schema.org can say stands in its own properties: title, reference (identifier.value),
// employer (hiringOrganization), department (employmentUnit), published, deadline (validThrough,
// the last second of that day in Paris), start_date (jobStartDate), location (jobLocation.address),
// working_time and contract (employmentType: FULL_TIME, PART_TIME, TEMPORARY, INTERN, PER_DIEM,
// CONTRACTOR, OTHER; a permanent post has none), positions (totalJobOpenings), family
// (occupationalCategory), education, experience, salary (baseSalary.name, the document's words,
// with the amount where it is plain), contacts, apply_url (url); category and grades in
// qualifications. All other words are in the description. Nothing that is not stated is written: an
// offer without employer or date of publication is no posting that a job board takes.
std::string to_job_postings(std::span<const catalog::Offer> offers);

// One row an offer under the names of Field, then id, channel, apply_to and text. UTF-8 with a byte
// order mark, ";", CRLF; values of a list are joined by " | ". A cell that a spreadsheet would take
// for a formula begins with an apostrophe.
std::string to_csv(std::span<const catalog::Offer> offers);

} // namespace exchange
