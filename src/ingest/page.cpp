#include "ingest/page.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/page_chrome.h"
#include "ingest/page_dom.h"
#include "ingest/page_source.h"
#include "ingest/page_writer.h"

#include <algorithm>
#include <unordered_map>

namespace ingest {

namespace {

constexpr int max_escapes = 4;

// What the offer's link must begin with when it is written without its site.
std::string site_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    return scheme == npos ? std::string{} : std::string{url.substr(0, url.find('/', scheme + 3))};
}

class Walk {
public:
    // `whole_page` is false for descriptions, where nothing is chrome.
    Walk(bool whole_page, int escapes)
        : whole_page_(whole_page)
        , escapes_(escapes) {}

    Page run(const GumboNode& root, std::string_view html) {
        if (whole_page_)
            site_ = site_of(saved_from(html));
        measure(root);
        if (whole_page_) {
            const GumboNode* main = find_main(root);
            // A page that fills its main element by script is read whole.
            main_ = main != nullptr && length_[main] * 4 > length_[&root] ? main : nullptr;
            inside_ = main_ == nullptr;
            total_ = length_[main_ == nullptr ? &root : main_];
        }
        visit(root);
        page_.lines = writer_.take();
        return std::move(page_);
    }

private:
    // How much text each element holds, what is never read aside; also collects scripts.
    std::size_t measure(const GumboNode& node) {
        if (!is_element(node) && node.type != GUMBO_NODE_DOCUMENT)
            return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA
                       ? std::string_view{node.v.text.text}.size()
                       : 0;
        std::size_t length = 0;
        if (is_element(node)) {
            const std::string tag = tag_of(node);
            headed_ = tag == "h1" ? &node : headed_;
            take_head(node, tag);
            if (is_unread(tag) && tag != "head")
                return 0;
        }
        const GumboNode* before = headed_;
        for_each_child(node, [&](const GumboNode& child) { length += measure(child); });
        if (headed_ != before || (is_element(node) && (tag_of(node) == "main")))
            guarded_[&node] = true; // holds the title of the page
        length_[&node] = length;
        return length;
    }

    void take_head(const GumboNode& node, std::string_view tag) {
        if (tag == "title")
            for_each_child(node, [&](const GumboNode& child) {
                if (child.type == GUMBO_NODE_TEXT && page_.title.empty())
                    page_.title = base::collapse_spaces(child.v.text.text);
            });
        if (tag == "base" || (tag == "link" && lower_ascii(attribute(node, "rel")) == "canonical"))
            site_ = site_.empty() ? site_of(attribute(node, "href")) : site_;
        if (tag == "meta" && attribute(node, "property") == "og:url")
            site_ = site_.empty() ? site_of(attribute(node, "content")) : site_;
        if (tag == "script")
            for_each_child(node, [&](const GumboNode& child) {
                take_script(lower_ascii(attribute(node, "type")), child.v.text.text);
            });
    }

    // <script type="application/json"> and "window.__STATE__ = {…};".
    void take_script(std::string_view type, std::string_view text) {
        if (contains(type, "ld+json")) {
            page_.postings.emplace_back(text);
        } else if (contains(type, "json")) {
            page_.states.emplace_back(text);
        } else if (const std::string_view object = assigned_object(text); !object.empty()) {
            page_.states.emplace_back(object);
        }
    }

    const GumboNode* find_main(const GumboNode& node) {
        if (!is_element(node))
            return nullptr;
        if (tag_of(node) == "main" || attribute(node, "role") == "main")
            return &node;
        const GumboNode* found = nullptr;
        for_each_child(node, [&](const GumboNode& child) {
            found = found == nullptr ? find_main(child) : found;
        });
        return found;
    }

    void visit(const GumboNode& node) {
        switch (node.type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
            return put_text(node.v.text.text);
        case GUMBO_NODE_WHITESPACE:
            return writer_.put(" ");
        case GUMBO_NODE_ELEMENT:
            return visit_element(node);
        default:
            return;
        }
    }

    void put_text(std::string_view text) {
        if (escapes_ > 0 && is_still_escaped(text)) {
            put_escaped(text);
            return;
        }
        if (preformatted_)
            writer_.put_line_breaks(text);
        else
            writer_.put(text);
    }

    // Text that is HTML once more; its lines become lines here.
    void put_escaped(std::string_view text) {
        if (!limit_exceeded(text).empty())
            return writer_.put(text);
        HtmlTree tree{text};
        --escapes_;
        visit(tree.root());
        ++escapes_;
    }

    // Why the element does not belong to the offer, or empty.
    std::string_view reason_for(const GumboNode& node, std::string_view tag) {
        if (tag == "noscript")
            return "shown without scripts only";
        if (is_hidden(node))
            return "hidden on the web page";
        if (!whole_page_ || guarded_.contains(&node) || tag == "body" || tag == "html")
            return {};
        if (tag == "form" || tag == "button")
            return "around the offer on the page";
        const std::string names = lower_ascii(std::string{attribute(node, "class")} + " " +
                                              std::string{attribute(node, "id")});
        const std::string_view reason = chrome_of(tag, lower_ascii(attribute(node, "role")), names);
        if (reason.empty() || length_[&node] * 2 > total_)
            return {};
        return reason;
    }

    void visit_element(const GumboNode& node) {
        const std::string tag = tag_of(node);
        if (is_unread(tag))
            return;
        const std::string_view outer = writer_.left_out();
        const bool main = &node == main_;
        const bool was_inside = inside_;
        inside_ = inside_ || main;
        std::string_view reason = outer;
        if (main)
            reason = {};
        else if (outer.empty() || !inside_)
            reason = reason_for(node, tag);
        if (reason.empty() && !inside_ && whole_page_)
            reason = "around the offer on the page";
        const bool changes = reason != outer;
        const bool block = is_block(tag) || changes;
        if (block)
            writer_.end_line();
        writer_.set_left_out(reason);
        visit_inside(node, tag);
        if (block)
            writer_.end_line();
        writer_.set_left_out(cut_ && outer.empty() ? "other offers on the page" : outer);
        if (main)
            cut_ = false;
        inside_ = was_inside;
    }

    void visit_inside(const GumboNode& node, const std::string& tag) {
        if (tag == "br" || tag == "hr")
            return writer_.end_line();
        if (tag.size() == 2 && tag[0] == 'h' && is_digit(tag[1]))
            return visit_heading(node, tag[1] - '0');
        if (tag == "li")
            return visit_item(node);
        if (tag == "tr")
            return visit_row(node);
        if (tag == "dt" || tag == "th")
            return visit_label(node);
        if (tag == "a")
            return visit_link(node);
        if (tag == "del" || tag == "s" || tag == "strike") {
            writer_.open_strike();
            visit_children(node);
            return writer_.close_strike();
        }
        if (tag == "b" || tag == "strong") {
            writer_.open_mark();
            visit_children(node);
            return writer_.close_mark();
        }
        if (tag == "section" && !whole_page_)
            writer_.open_section(attribute(node, "data-kind"));
        const bool outer = preformatted_;
        preformatted_ = preformatted_ || tag == "pre";
        visit_children(node);
        preformatted_ = outer;
    }

    void visit_children(const GumboNode& node) {
        const bool item_list = tag_of(node) == "ul" || tag_of(node) == "ol";
        level_ += item_list ? 1 : 0;
        const GumboVector& children = node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            const auto& child = *static_cast<const GumboNode*>(children.data[i]);
            if (is_label_cell(child))
                visit_label_cell(node, i);
            else
                visit(child);
        }
        level_ -= item_list ? 1 : 0;
    }

    // <div class="offre-item-label">: sites name the cells of their facts so.
    static bool is_label_cell(const GumboNode& node) {
        if (node.type != GUMBO_NODE_ELEMENT)
            return false;
        const std::string tag = tag_of(node);
        const std::string names = lower_ascii(attribute(node, "class"));
        return (tag == "div" || tag == "p") &&
               (contains(names, "label") || contains(names, "libelle"));
    }

    void visit_label_cell(const GumboNode& parent, unsigned index) {
        const GumboVector& siblings = parent.v.element.children;
        writer_.end_line();
        writer_.set_label(true);
        visit(*static_cast<const GumboNode*>(siblings.data[index]));
        writer_.end_line();
        writer_.set_label(false);
        bool value = false;
        bool cell = false;
        for (unsigned i = index + 1; i < siblings.length; ++i) {
            const auto& next = *static_cast<const GumboNode*>(siblings.data[i]);
            cell = cell || next.type == GUMBO_NODE_ELEMENT;
            value = value || has_words(next);
        }
        if (cell && !value)
            writer_.leave_label_empty();
    }

    bool has_words(const GumboNode& node) const { return !base::trim(words_below(node)).empty(); }

    void visit_heading(const GumboNode& node, int level) {
        const std::string words = words_below(node);
        const bool others = whole_page_ && level > 1 && writer_.left_out().empty() &&
                            heads_other_offers(fold_text(words).view());
        if (others) {
            cut_ = true;
            writer_.set_left_out("other offers on the page");
        }
        writer_.set_hashes(level);
        visit_children(node);
        writer_.end_line();
        writer_.set_hashes(0);
    }

    void visit_item(const GumboNode& node) {
        writer_.begin_item(std::max(0, level_ - 1));
        visit_children(node);
        writer_.end_line();
        writer_.end_item();
    }

    void visit_label(const GumboNode& node) {
        writer_.set_label(true);
        visit_children(node);
        writer_.end_line();
        writer_.set_label(false);
    }

    // Two cells are a label and its value; more are one line with tabs between its cells.
    void visit_row(const GumboNode& node) {
        std::vector<const GumboNode*> cells;
        for_each_child(node, [&](const GumboNode& child) {
            if (child.type == GUMBO_NODE_ELEMENT)
                cells.push_back(&child);
        });
        constexpr std::size_t longest_label = 90;
        if (cells.size() != 2 || words_below(*cells[0]).size() > longest_label)
            return visit_children(node);
        visit_label(*cells[0]);
        visit(*cells[1]);
        writer_.end_line();
        if (!has_words(*cells[1]))
            writer_.leave_label_empty();
    }

    // The address behind "Je postule" is part of what the page says.
    void visit_link(const GumboNode& node) {
        const std::string words = words_below(node);
        std::string target{attribute(node, "href")};
        visit_children(node);
        if (target.starts_with("mailto:")) {
            const std::string mail = target.substr(7, target.find('?') - 7);
            if (!mail.empty() && !contains(words, mail) && contains(mail, "@"))
                writer_.put(" (" + mail + ")");
            return;
        }
        if (target.starts_with("/") && !target.starts_with("//") && !site_.empty())
            target = site_ + target;
        const bool absolute = target.starts_with("https://") || target.starts_with("http://");
        if (!absolute || contains(words, "://") || !writer_.left_out().empty())
            return;
        const GumboNode& around = *node.parent;
        const bool short_block = length_.contains(&around) && length_[&around] < 400;
        const std::string block =
            short_block && is_element(around) ? words_below(around) : std::string{};
        if (invites_to_apply(fold_text(words).view()) ||
            (tag_of(around) == "p" &&
             has_any(fold_text(block).view(), {"dossier", "candidature", "candidatures", "apply"})))
            writer_.put(" (" + target + ")");
    }

    bool whole_page_;
    int escapes_;
    Page page_;
    PageWriter writer_;
    std::unordered_map<const GumboNode*, std::size_t> length_;
    std::unordered_map<const GumboNode*, bool> guarded_;
    const GumboNode* main_ = nullptr;
    const GumboNode* headed_ = nullptr;
    std::string site_;
    std::size_t total_ = 0;
    int level_ = 0;
    bool inside_ = true;
    bool cut_ = false; // other offers follow, to the end of the main element
    bool preformatted_ = false;
};

} // namespace

Page read_page(std::string_view html) {
    if (std::string refused = limit_exceeded(html); !refused.empty())
        return {{}, {}, {}, {}, std::move(refused)};
    HtmlTree tree{html};
    return Walk{true, max_escapes}.run(tree.root(), html);
}

std::vector<PageLine> lines_of_html(std::string_view html) {
    std::string text{html};
    for (int pass = 0; pass < max_escapes && !has_tags(text) && has_entities(text); ++pass) {
        std::string decoded; // line by line, for a text keeps its lines
        for (const std::string& line : base::split_lines(text)) {
            HtmlTree tree{line};
            decoded +=
                (decoded.empty() ? "" : "\n") + std::string{base::trim(words_below(tree.root()))};
        }
        text = std::move(decoded);
    }
    if (has_tags(text) && limit_exceeded(text).empty()) {
        HtmlTree tree{text};
        return Walk{false, max_escapes}.run(tree.root(), {}).lines;
    }
    std::vector<PageLine> lines;
    for (std::string& line : base::split_lines(text))
        lines.emplace_back().text = std::move(line);
    return lines;
}

std::string words_of_html(std::string_view html) {
    if (!is_still_escaped(html) || !limit_exceeded(html).empty())
        return base::collapse_spaces(html);
    HtmlTree tree{html};
    std::string words;
    for (const PageLine& line : Walk{false, max_escapes}.run(tree.root(), {}).lines)
        words += (words.empty() ? "" : " ") + line.text;
    return words;
}

} // namespace ingest
