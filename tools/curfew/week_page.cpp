#include "week_page.hpp"

#include "instant.hpp"
#include "markup.hpp"
#include "task_words.hpp"
#include "visible_text.hpp"
#include "week_page_styles.hpp"
#include "week_svg.hpp"

#include <curfew/time/text.hpp>
#include <curfew/version.hpp>

#include <algorithm>

namespace curfew::tool {

namespace {

constexpr std::size_t most_of_an_id = 64;
constexpr std::size_t most_diagnostics = 12;
constexpr std::size_t most_of_a_message = 400;
constexpr std::size_t most_stretches = 12;
/// A bar is about as many pixels wide as a day has hours times five.
constexpr std::size_t most_stretches_of_a_bar = 40;

/// `1,234,567`.
std::string grouped(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

/// `3 h`, `3:30 h`, `3:30:15 h`.
std::string hours(seconds length) {
    const auto two = [](std::int64_t n) { return (n < 10 ? ":0" : ":") + std::to_string(n); };
    const std::int64_t count = length.count();
    std::string result = std::to_string(count / 3600);
    if (count % 3600 != 0) result += two(count / 60 % 60);
    if (count % 60 != 0) result += two(count % 60);
    return result + " h";
}

/// What a program reads from the page: the amount in seconds.
std::string amount(seconds length, const std::string& words) {
    return "<data value=\"" + std::to_string(length.count()) + "\">" + words + "</data>";
}

std::string instant(sys_seconds t, const zone& z) {
    return "<time datetime=\"" + rfc3339(t, z) + "\">" + for_people(t, z) + "</time>";
}

/// How much of the whole, rounded down to a tenth of a percent.
std::string percent(seconds part, seconds whole) {
    constexpr std::int64_t thousand = 1000;
    const std::int64_t tenths = whole == seconds{0} ? 0 : part.count() * thousand / whole.count();
    if (tenths == 0 && part > seconds{0}) return "less than 0.1 %";
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : '.' + std::to_string(tenths % 10)) + " %";
}

/// A task of FILE has an id.
const std::string& id_of(const week_report& report) {
    return report.task.rules.id()->text();
}

std::string month_name(std::chrono::year_month month) {
    static constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
    return std::string{names[static_cast<unsigned>(month.month()) - 1]} + ' ' +
           std::to_string(static_cast<int>(month.year()));
}

/// Whether some of the days that share the i-th day's row of the month lies in the window: rows without one are left out.
bool is_in_shown_week(const calendar_month& month, std::size_t i) {
    constexpr std::size_t days_a_week = 7;
    const auto before = static_cast<std::size_t>(detail::days_after_sunday(weekday{month.days[i].date}));
    const auto day = [&](std::size_t at) { return month.days.begin() + static_cast<std::ptrdiff_t>(at); };
    return std::any_of(day(i - std::min(i, before)), day(std::min(month.days.size(), i + days_a_week - before)),
                       [](const calendar_day& d) { return d.inside; });
}

class page_writer {
public:
    explicit page_writer(const week_report& report) : report_{report}, zone_{report.task.zone()} {}

    std::string text() {
        put_opening();
        put_figures();
        put_diagnostics();
        put_week();
        put_calendar();
        put_next();
        put_footer();
        return std::move(page_);
    }

private:
    void put(std::string_view markup) { page_ += markup; }

    void put_opening() {
        const std::string id = escaped(id_of(report_), most_of_an_id);
        put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n");
        put("<title>When task " + id + " may call</title>\n<style>");
        put(page_styles());
        put(week_styles());
        put("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>When task <b>" + id + "</b> may call</h1>\n<p>" +
            instant(report_.task.calls.first(), zone_) + " to " + instant(report_.task.calls.last(), zone_) + "</p>\n");
        const bool permitted = report_.task.calls.permits(report_.now);
        const auto change = report_.task.calls.next_change(report_.now);
        put("<p class=\"verdict\">" + instant(report_.now, zone_) + ": <strong class=\"" +
            (permitted ? "yes\">permitted" : "no\">forbidden") + "</strong>" +
            (change ? " until " + instant(*change, zone_) : " from now on") + "</p>\n</header>\n");
    }

    void put_figure(std::string_view term, const std::string& value, const std::string& note) {
        put("<div><dt>" + std::string{term} + "</dt><dd>" + value + "</dd><dd class=\"soft\">" + note +
            "</dd></div>\n");
    }

    void put_figures() {
        const seconds total = report_.calendar.total;
        const seconds window = report_.task.calls.last() - report_.task.calls.first();
        put("<section aria-label=\"Figures\">\n<dl class=\"figures\">\n");
        put_figure("Callable time", amount(total, for_people(total)),
                   percent(total, window) + " of a window of " + for_people(window));
        put_figure("Calls at once", grouped(static_cast<std::uint64_t>(report_.task.rules.concurrency().calls())),
                   "the Concurrency of the request");
        const std::string calls = report_.calls ? "<data value=\"" + std::to_string(*report_.calls) + "\">" +
                                                      grouped(*report_.calls) + "</data>"
                                                : "more than can be counted";
        put_figure("Calls that fit", calls,
                   "if each takes " + for_people(report_.talk) + ", and the next follows at once");
        put("</dl>\n</section>\n");
    }

    void put_diagnostics() {
        const report& found = report_.task.found;
        put("<section>\n<h2>Diagnostics</h2>\n");
        if (found.diagnostics().empty()) {
            put("<p>The request is valid, and there is nothing to warn of.</p>\n</section>\n");
            return;
        }
        const std::size_t count = found.diagnostics().size();
        put("<p>The request is valid, with " + std::to_string(count) + (count == 1 ? " warning" : " warnings") +
            ".</p>\n<ul class=\"diagnostics\">\n");
        const language in = report_.diagnostics_language;
        const std::string lang = in == language::zh ? " lang=\"zh\"" : "";
        for (std::size_t i = 0; i < std::min(count, most_diagnostics); ++i) {
            const diagnostic& d = found.diagnostics()[i];
            put("<li><strong>warning</strong> <code>" + std::string{info(d.id).name} + "</code> <span class=\"soft\">" +
                escaped(d.pointer(), most_of_a_message) + "</span><p" + lang + '>' +
                escaped(message(d, in), most_of_a_message) + "</p>");
            if (const auto fix = suggested_fix(d, in)) {
                put("<p class=\"soft\"" + lang + '>' + escaped(*fix, most_of_a_message) + "</p>");
            }
            put("</li>\n");
        }
        put("</ul>\n");
        if (count > most_diagnostics) {
            put("<p>" + grouped(count - most_diagnostics) +
                " more are left out here; <code>curfew check</code> lists "
                "them all.</p>\n");
        }
        put("</section>\n");
    }

    void put_week() {
        put("<section>\n<h2>The week</h2>\n<figure>\n");
        put(week_svg(report_.week, svg_form::wide, title_of(report_), {}, "wide"));
        put(week_svg(report_.week, svg_form::narrow, title_of(report_), {}, "narrow"));
        put("<figcaption>Dark is forbidden, by the range whose letter stands in it; light is permitted. "
            "The week is in the task's local time");
        if (report_.week.shorter_than_week) put("; dashed is outside the window, which is shorter than a week");
        put(report_.task.policy
                ? ", and by its own rules: single dates and local hours are in the calendar.</figcaption>\n"
                : ".</figcaption>\n");
        put("</figure>\n");
        put_ranges();
        put("<details>\n<summary>The week in words</summary>\n<table>\n<thead><tr><th scope=\"col\">Day</th>"
            "<th scope=\"col\">Hours</th><th scope=\"col\" class=\"number\">Sum</th></tr></thead>\n<tbody>\n");
        for (const week_day& day : report_.week.days) {
            put("<tr><th scope=\"row\">" + std::string{short_name(day.day)} + "</th><td>" +
                permitted_in_words(day, most_stretches) + "</td><td class=\"number\">" + permitted_length(day) +
                "</td></tr>\n");
        }
        put("</tbody>\n</table>\n</details>\n</section>\n");
    }

    void put_ranges() {
        const auto& ranges = report_.week.ranges;
        if (ranges.empty()) return;
        put("<table>\n<caption>What forbids</caption>\n<thead><tr><th scope=\"col\"><span "
            "class=\"unseen\">Letter</span>"
            "</th><th scope=\"col\">Range</th><th scope=\"col\">Place in the request</th></tr></thead>\n<tbody>\n");
        std::size_t more = 0;
        for (const week_range& r : ranges) {
            if (r.letter == '*') {
                ++more;
                continue;
            }
            put("<tr><th scope=\"row\"><span class=\"letter\">" + std::string{r.letter} + "</span></th><td>" +
                words(r.source.days) + " <span class=\"whole\">" + std::string{format(r.source.range).view()} +
                "</span></td><td><code>" + pointer_to(r.source) + "</code></td></tr>\n");
        }
        if (more > 0) {
            put("<tr><th scope=\"row\"><span class=\"letter\">*</span></th><td colspan=\"2\">" + grouped(more) +
                " more ranges</td></tr>\n");
        }
        put("</tbody>\n</table>\n");
        const std::size_t covered = report_.week.covered_ranges;
        if (covered > 0) {
            put("<p class=\"soft\">" + grouped(covered) +
                (covered == 1 ? " more range forbids" : " more ranges forbid") + " nothing that these do not.</p>\n");
        }
        if (report_.end_inclusive) {
            put("<p class=\"soft\">Ends are read as inclusive: 10:00-11:00 forbids the minute 11:00 as well.</p>\n");
        }
    }

    void put_calendar() {
        put("<section>\n<h2>The calendar</h2>\n");
        if (report_.calendar.months.empty()) put("<p>Transitions leave nothing of the window.</p>\n");
        put_sums("Before", report_.calendar.earlier);
        for (const calendar_month& month : report_.calendar.months) put_month(month);
        put_sums("After", report_.calendar.later);
        put("</section>\n");
    }

    void put_month(const calendar_month& month) {
        put("<h3>" + month_name(month.month) + " <span class=\"soft\">" +
            amount(month.permitted, for_people(month.permitted)) +
            "</span></h3>\n<div class=\"weekdays\" "
            "aria-hidden=\"true\">");
        for (const weekday day : all_weekdays) put("<span>" + std::string{short_name(day)} + "</span>");
        put("</div>\n<ol class=\"month\">\n");
        bool first = true;
        for (std::size_t i = 0; i < month.days.size(); ++i) {
            if (!is_in_shown_week(month, i)) continue;
            put_day(month.days[i], first);
            first = false;
        }
        put("</ol>\n");
    }

    void put_day(const calendar_day& day, bool first) {
        const std::chrono::year_month_day date{day.date};
        const weekday name = weekday{day.date};
        const std::string number = std::to_string(static_cast<unsigned>(date.day()));
        std::string classes = day.inside ? "" : "outside";
        if (first) classes += (classes.empty() ? "from" : " from") + std::to_string(detail::days_after_sunday(name));
        put("<li" + (classes.empty() ? "" : " class=\"" + classes + '"') + "><time datetime=\"" +
            std::string{format(local_seconds{day.date})->view().substr(0, 10)} + "\"><span class=\"weekday\">" +
            std::string{short_name(name)} + " </span><b>" + number + "</b></time>");
        if (day.inside) {
            put("<span class=\"sum\">" + amount(day.permitted, hours(day.permitted)) + "</span>");
            put_bar(day);
        }
        if (!day.exception.empty())
            put("<span class=\"exception\">" + escaped(day.exception, most_of_an_id) + "</span>");
        if (day.inside && day.length != std::chrono::days{1}) {
            put("<span class=\"exception\">transition: " + hours(day.length) + "</span>");
        }
        if (!day.hours.empty()) put("<span class=\"times\">");
        for (const std::string& text : day.hours) put("<span class=\"hours\">" + text + "</span> ");
        if (day.more_hours > 0) put("<span class=\"hours\">and " + std::to_string(day.more_hours) + " more</span>");
        if (!day.hours.empty()) put("</span>");
        put("</li>\n");
    }

    void put_bar(const calendar_day& day) {
        put("<svg class=\"week bar\" viewBox=\"0 0 1440 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            "<rect class=\"night\" width=\"1440\" height=\"10\"/>");
        if (day.stretches.size() > most_stretches_of_a_bar) {
            const int first = day.stretches.front().first;
            put("<rect class=\"dusk\" x=\"" + std::to_string(first) + "\" width=\"" +
                std::to_string(day.stretches.back().end - first) + "\" height=\"10\"/>");
        } else if (!day.stretches.empty()) {
            std::string path;
            for (const day_stretch& s : day.stretches) {
                const std::string first = std::to_string(s.first);
                path.append("M").append(first).append(" 0H").append(std::to_string(s.end));
                path.append("v10H").append(first).append("z");
            }
            put("<path class=\"day\" d=\"" + path + "\"/>");
        }
        put("</svg>");
    }

    void put_sums(std::string_view title, const std::vector<calendar_sum>& sums) {
        if (sums.empty()) return;
        put("<table>\n<caption>" + std::string{title} +
            "</caption>\n<thead><tr><th scope=\"col\">Months</th>"
            "<th scope=\"col\" class=\"number\">Callable</th></tr></thead>\n<tbody>\n");
        for (const calendar_sum& sum : sums) {
            put("<tr><th scope=\"row\">" + sum.name + "</th><td class=\"number\">" +
                amount(sum.permitted, for_people(sum.permitted)) + "</td></tr>\n");
        }
        put("</tbody>\n</table>\n");
    }

    void put_next() {
        const auto& next = report_.calendar.next;
        put("<section>\n<h2>The next windows</h2>\n");
        if (next.empty()) {
            put("<p>From now on nothing is permitted.</p>\n</section>\n");
            return;
        }
        put("<table class=\"next\">\n<thead><tr><th scope=\"col\">From</th><th scope=\"col\">To</th>"
            "<th scope=\"col\" class=\"number\">Length</th></tr></thead>\n<tbody>\n");
        for (const auto& permitted : next) {
            put("<tr><td>" + instant(permitted.from, zone_) + "</td><td>" + instant(permitted.until, zone_) +
                "</td><td class=\"number\">" + for_people(permitted.length()) + "</td></tr>\n");
        }
        put("</tbody>\n</table>\n");
        if (report_.calendar.more_after_next) {
            put("<p class=\"soft\">More follow; <code>curfew windows</code> lists them all.</p>\n");
        }
        put("</section>\n");
    }

    void put_footer() {
        put("<footer>\n<p>Times are local times of the zone " + escaped(report_.zone_name) +
            ". A range that ends at 11:00 " +
            (report_.end_inclusive ? "still forbids that minute" : "permits 11:00:00 again") +
            "; at EndTime nothing is permitted any more.</p>\n<p>Made by curfew " + std::string{version} +
            ".</p>\n</footer>\n</main>\n</body>\n</html>\n");
    }

    const week_report& report_;
    const zone& zone_;
    std::string page_;
};

} // namespace

std::string title_of(const week_report& report) {
    std::string id;
    std::size_t count = 0;
    for (const cell& c : cells(id_of(report))) {
        if (count++ == most_of_an_id) return "The week of task " + id + "…";
        id += c.shown;
    }
    return "The week of task " + id;
}

std::string window_of(const week_report& report) {
    return for_people(report.task.calls.first(), report.task.zone()) + " to " +
           for_people(report.task.calls.last(), report.task.zone());
}

std::string week_page(const week_report& report) {
    return page_writer{report}.text();
}

} // namespace curfew::tool
