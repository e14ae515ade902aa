#include "ingest/web_page.h"

#include "base/text.h"
#include "ingest/encoding.h"
#include "ingest/feed.h"
#include "ingest/folded.h"
#include "ingest/job_posting.h"
#include "ingest/offer_maker.h"
#include "ingest/page.h"

#include <algorithm>

namespace ingest {

namespace {

std::string displayed_letters(const std::vector<PageLine>& lines) {
    std::string letters;
    for (const PageLine& line : lines)
        if (line.left_out.empty())
            letters += letters_of(base::fold(line.text));
    return letters;
}

// What the page displays is not displayed a second time.
void leave_out_repeats(const Page& page, Record& posting) {
    const std::string shown = displayed_letters(page.lines);
    for (PageLine& line : posting.lines)
        if (const std::string letters = letters_of(base::fold(line.text)); contains(shown, letters))
            line.left_out = "also in the text of the page: " + line.path;
}

// The lines of the page go before those of the posting, so that their numbers are the page's.
Record merged(Page page, Record posting) {
    leave_out_repeats(page, posting);
    Record record = std::move(posting);
    std::vector<PageLine> lines;
    if (!page.title.empty()) {
        PageLine& title = lines.emplace_back();
        title.text = page.title;
        title.left_out = "title of the web page";
        record.title_line = 1;
    }
    std::ranges::move(page.lines, std::back_inserter(lines));
    for (std::size_t i = 0; i < lines.size() && record.heading_line == 0; ++i)
        if (lines[i].hashes == 1 && lines[i].left_out.empty())
            record.heading_line = static_cast<int>(i) + 1;
    std::ranges::move(record.lines, std::back_inserter(lines));
    record.lines = std::move(lines);
    return record;
}

bool names(const Page& page, const Record& posting) {
    const std::string shown = displayed_letters(page.lines) + letters_of(base::fold(page.title));
    return std::ranges::any_of(posting.values, [&](const Record::Value& value) {
        return value.role.topic == Topic::title &&
               contains(shown, letters_of(base::fold(value.text)));
    });
}

// What a script knows of the one offer that the page shows; the page's own words go first.
void add_states(const Page& page, Record& record) {
    for (std::size_t i = 0; i < page.states.size(); ++i) {
        const Tree tree = read_json(page.states[i], "state " + std::to_string(i + 1) + ", $");
        for (Record& state : read_feed_records(tree.root, "")) {
            if (!names(page, state))
                continue;
            for (Record::Value& value : state.values)
                value.role.order = std::max(value.role.order, 5);
            std::ranges::move(state.values, std::back_inserter(record.values));
            // Where the page is drawn by the script alone its fields are all there is to go by.
            constexpr std::size_t some_text = 300; // letters
            if (displayed_letters(page.lines).size() > some_text)
                for (PageLine& line : state.lines)
                    line.opens.reset();
            std::ranges::move(state.lines, std::back_inserter(record.lines));
            return;
        }
    }
}

} // namespace

Imported read_web_page(const SourceDocument& source) {
    Page page = read_page(base::repair_utf8(decode_text(source.bytes)).text);
    if (!page.refused.empty())
        return {{}, std::move(page.refused)};
    std::vector<Record> postings;
    std::vector<catalog::Problem> problems;
    for (std::size_t i = 0; i < page.postings.size(); ++i) {
        const std::string path = "script " + std::to_string(i + 1) + ", $";
        const Tree tree = read_json(page.postings[i], path);
        if (!tree.refused.empty())
            problems.push_back({"broken_json", {}, path + ": " + tree.refused});
        for (const catalog::Problem& problem : tree.problems)
            problems.push_back(
                {problem.kind,
                 {},
                 path + ", line " + std::to_string(problem.lines.first) + ": " + problem.message});
        std::ranges::move(read_job_postings(tree.root), std::back_inserter(postings));
    }
    const bool one = postings.size() == 1;
    const auto own = std::ranges::find_if(
        postings, [&](const Record& posting) { return !one && names(page, posting); });
    Imported imported;
    if (postings.size() > 1 && own == postings.end()) {
        for (Record& posting : postings) {
            posting.number = "-" + std::to_string(imported.offers.size() + 1);
            imported.offers.push_back(make_offer(source, std::move(posting)));
        }
    } else {
        Record record = postings.empty() ? Record{} : std::move(one ? postings.front() : *own);
        add_states(page, record);
        record = merged(std::move(page), std::move(record));
        imported.offers.push_back(make_offer(source, std::move(record)));
    }
    std::erase_if(imported.offers,
                  [](const catalog::Offer& offer) { return !refusal_of(offer).empty(); });
    if (imported.offers.empty())
        imported.refused = "the page is no offer: it names neither a title nor an employer";
    else
        std::ranges::move(problems, std::back_inserter(imported.offers.front().problems));
    return imported;
}

} // namespace ingest
