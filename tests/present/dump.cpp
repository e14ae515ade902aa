#include "dump.h"

#include "dump_writer.h"

namespace present {
namespace {

void write(Writer& out, const AttractPage& page) {
    out.say(page.code);
    out.say(page.disc);
    out.say("place", page.place);
    out.say(page.title);
    out.say("numeral", page.numeral + " / " + page.numeral_unit + " / " + page.numeral_date);
    out.say(page.route);
    out.say(page.wake);
    out.say("count", page.count);
    for (const Disc& disc : page.turns)
        out.say(disc);
    out.say("turn", std::to_string(page.turn));
    out.say(page.pause);
    out.flag("empty", page.empty);
}

void write(Writer& out, const BrowsePage& page) {
    out.say(page.selection);
    out.say("kept", page.kept);
    out.say(page.search);
    out.say("typed", page.typed);
    out.say(page.clear_text);
    for (const Chip& chip : page.families)
        out.say(chip);
    out.say(page.all_filters);
    out.say("count", page.count + " " + page.total);
    out.say(page.chosen);
    out.say(page.sort);
    for (const OfferRow& row : page.rows) {
        out.head("row");
        out.say(row);
    }
    out.head("pager");
    out.say("page", page.page);
    out.say(page.previous);
    out.say(page.next);
    for (const FacetGroup& group : page.filters) {
        out.head(group.heading);
        for (const Chip& chip : group.chips)
            out.say(chip);
    }
    out.say(page.close_filters);
    out.say("nothing", page.nothing_light + " " + page.nothing_bold + " " + page.nothing_with);
    if (page.meant)
        out.say(page.meant->tap);
    out.say(page.correct);
    out.say(page.drop_all);
    out.say("ways", page.ways_heading);
    for (const BrowsePage::Way& way : page.ways) {
        out.say(way.tap);
        out.say("note", way.note);
        out.say("count", way.count);
    }
    out.say("forgiveness", page.forgiveness);
    out.say(page.show_all);
    out.say(page.keyboard);
}

void write(Writer& out, const ProofSheet& proof) {
    out.head("proof");
    out.say("title", proof.title);
    out.say("place", proof.place);
    for (const ProofLine& line : proof.lines)
        out.say(std::to_string(line.number) + (line.proved ? " *" : "  "), line.text);
    out.say(proof.previous);
    out.say(proof.next);
    out.say(proof.whole);
    out.say(proof.close);
}

void write(Writer& out, const DetailPage& page) {
    out.say(page.back);
    out.say(page.previous);
    out.say(page.next);
    out.say(page.disc);
    out.say("employer line", page.employer_line);
    out.say(page.title);
    out.say("title tag", page.title_tag);
    out.say("lead", page.lead_before + " | " + page.lead_bold + " | " + page.lead_after);
    out.say(page.route);
    out.say("heading", page.facts_heading + " / " + page.facts_hint);
    for (const FactRow& row : page.facts) {
        out.say(row.tap);
        out.say("  " + row.label, row.value + (row.tag.empty() ? "" : " [" + row.tag + "]") +
                                      (row.action.empty() ? "" : " «" + row.action + "»") +
                                      (row.open ? " (open)" : ""));
    }
    out.say("silent", page.silent_heading);
    for (const std::string& silent : page.silent)
        out.say("-", silent);
    out.say(page.banner);
    out.say(page.keep);
    out.say(page.take);
    out.say(page.whole);
    out.say(page.interested);
    out.say("why not", page.interested_why_not);
    if (page.proof)
        write(out, *page.proof);
    for (const TextSection& section : page.text) {
        out.head(section.id + " " + section.heading);
        for (const TextBlock& block : section.blocks)
            out.say("text", block.text);
    }
    if (!page.text.empty())
        out.say(page.close_text);
    out.say("source", page.text_source);
    out.flag("reading", page.reading);
}

void write(Writer& out, const SelectionPage& page) {
    out.say(page.back);
    out.say("heading", page.heading);
    out.say("summary", page.summary);
    for (const SelectionRow& row : page.rows) {
        out.head("row");
        out.say(row.row);
        out.say(row.open);
        out.say(row.take);
        out.say(row.remove);
        out.say(row.pick);
    }
    out.head("below");
    out.say(page.add);
    out.say(page.empty);
    out.say(page.interested);
    out.say("why not", page.interested_why_not);
    out.say("nothing", page.nothing);
    out.say(page.compare);
    out.say(page.stop);
    out.say("qr", page.qr);
    out.say(page.qr_heading, page.qr_text);
    out.say(page.take_all);
}

void write(Writer& out, const ComparePage& page) {
    out.say(page.back);
    out.say("heading", page.heading);
    for (const ComparePage::Side& side : page.sides) {
        out.head("side");
        out.say(side.disc);
        out.say(side.title);
        out.say("employer", side.employer);
        out.say(side.interested);
        out.say("why not", side.why_not);
    }
    out.head("rows");
    for (const ComparePage::Row& row : page.rows) {
        const auto said = [](const ComparePage::Value& value) {
            return value.text + (value.stated ? "" : " (not stated)") +
                   (value.tag.empty() ? "" : " [" + value.tag + "]");
        };
        out.say(row.label, said(row.values[0]) + " | " + said(row.values[1]) + " — " + row.spoken);
    }
    out.say("count", page.count_bold + page.count_rest);
    out.say(page.only);
}

void write(Writer& out, const TakeAwayPage& page) {
    out.say(page.back);
    out.say("heading", page.heading);
    out.say(page.disc);
    out.say(page.title);
    out.say("employer line", page.employer_line);
    out.say(page.kits);
    out.say("qr", page.qr);
    out.say("why no qr", page.why_no_qr);
    out.say(page.enlarge);
    out.flag("enlarged", page.enlarged);
    out.say(page.phone_heading, page.phone_text + " / " + page.phone_hint);
    out.say("honest", page.honest);
    out.say("facts", page.facts_heading);
    for (const FactRow& row : page.facts) {
        out.say(row.tap);
        out.say("  " + row.label, row.value);
    }
    for (const TakeAwayPage::Taken& taken : page.offers) {
        out.say(taken.disc);
        out.say(taken.title);
        out.say("what", taken.what);
    }
    out.say(page.keep);
    out.say(page.see);
    out.say(page.done);
}

void write(Writer& out, const FieldView& field) {
    out.say("field", field.id + " / " + field.label);
    out.say("in hand", field.secret);
    out.say("masked", field.masked);
    out.say("error", field.error);
    out.say("placeholder", field.placeholder);
    out.say(field.clear);
}

void write(Writer& out, const RegisterPage& page) {
    out.say(page.back);
    out.say(page.disc);
    out.say("about", page.about);
    constexpr const char* kinds[] = {"done", "here", "ahead"};
    for (const StepMark& step : page.steps)
        out.say("step " + std::to_string(step.number),
                step.label + " " + kinds[static_cast<int>(step.kind)]);
    out.say("heading", page.heading);
    out.say("lead", page.lead);
    out.say(page.ways);
    if (page.field)
        write(out, *page.field);
    out.say(page.chips);
    out.say(page.suggestion);
    for (const ReviewRow& row : page.review) {
        out.say("review " + row.label, row.value);
        out.say("revealed", row.secret);
        out.say(row.reveal);
        out.say(row.correct);
    }
    for (const NoticePart& part : page.notice)
        out.say(part.heading, part.text);
    out.say(page.read_notice);
    for (const NoticePart& part : page.whole_notice)
        out.say("whole: " + part.heading, part.text);
    out.say(page.close_notice);
    out.say(page.consent);
    out.say("sealed", page.sealed);
    out.say(page.send);
    out.say(page.abandon);
    out.flag("saving", page.saving);
    out.say(page.banner);
    out.say(page.keyboard);
}

void write(Writer& out, const ReceiptPage& page) {
    out.say("heading", page.heading_first + " / " + page.heading_second);
    out.say("lead", page.lead);
    out.say("code", page.code_label + " / " + page.when + " / " + page.code);
    out.say("note", page.code_note);
    out.say("qr", page.qr);
    out.say(page.phone_heading, page.phone_text);
    out.say(page.kiosk_heading, page.kiosk_text);
    for (const ReceiptPage::Sent& sent : page.sent) {
        out.say(sent.disc);
        out.say(sent.title);
        out.say("what", sent.what);
        out.say("reference", sent.reference);
    }
    out.say(page.more);
    out.say(page.finish);
    out.say(page.more_time);
    out.say("seconds", page.seconds + " " + page.seconds_text);
}

void write(Writer& out, const CodePage& page) {
    out.say(page.back);
    out.say("heading", page.heading + " / " + page.lead);
    out.say("label", page.label + " / " + page.typed + " / " + page.placeholder);
    out.say("answer", page.answer);
    out.say(page.keyboard);
}

void write(Writer& out, const FollowPage& page) {
    out.say(page.back);
    out.say("heading", page.heading + " / " + page.lead);
    out.say("route", page.route.spoken + (page.route.dotted ? " (dotted)" : ""));
    out.say("code", page.code_label + " / " + page.code);
    for (const FollowPage::Letter& letter : page.letters)
        out.say("letter", letter.title.whole + " / " + letter.employer + " / " + letter.reference +
                              " / " + letter.status);
    for (const std::string& note : page.notes)
        out.say("note", note);
    out.say(page.erase);
    if (!page.confirm)
        return;
    out.say("question", page.confirm->heading + " / " + page.confirm->text);
    out.say(page.confirm->keep);
    out.say(page.confirm->erase);
}

void write(Writer& out, const StaffPage& page) {
    out.say(page.close);
    out.say(page.who, page.sentence + " / " + page.lead);
    out.flag("all well", page.all_well);
    out.say(page.route);
    for (const StaffRow& row : page.rows) {
        out.say(row.label, row.value + " / " + row.note + (row.alarm ? " (alarm)" : ""));
        out.say(row.action);
    }
    out.say(page.interest_heading, page.interest_unit + page.interest_none);
    for (const StaffPage::Interest& each : page.interest)
        out.say(each.title.own, each.opened + " · " + each.registered);
    out.say(page.hand_over);
    out.say(page.handed_over);
    out.say(page.finish);
    for (const std::string& notice : page.notices)
        out.say(page.notices_heading, notice);
    if (page.test)
        out.say(page.test->heading, page.test->hint);
}

} // namespace

std::string dump(const Page& page) {
    Writer out;
    out.say("page", page.id + " " + page.language);
    out.say(page.banner);
    std::visit([&](const auto& screen) { write(out, screen); }, page.screen);
    if (page.question) {
        out.head("question");
        out.say("bold", page.question->light + " | " + page.question->bold);
        out.say("seconds", page.question->seconds + " " + page.question->text);
        out.say(page.question->stay);
        out.say(page.question->leave);
    }
    out.head("bar");
    out.say("age", page.bar.data_age + (page.bar.stale ? " (stale)" : ""));
    out.say("kiosk", page.bar.kiosk);
    out.say(page.bar.settings);
    out.say(page.bar.quit);
    return out.text();
}

} // namespace present
