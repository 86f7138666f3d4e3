#include "week_svg.hpp"

#include "markup.hpp"
#include "task_words.hpp"

#include <curfew/time/text.hpp>

#include <algorithm>
#include <cmath>

namespace curfew::tool {

namespace {

constexpr double minutes_an_hour = 60;
constexpr std::size_t most_stretches_in_words = 12;

struct measures {
    double width;
    /// What is left free at both sides.
    double inset;
    double left;
    double hour;
    double row;
    double gap;
    double mark;
    int hour_step;
    /// What is shorter than that many minutes is drawn together.
    int least;
    bool with_totals;
};

constexpr measures file_measures{960, 24, 64, 32, 34, 8, 20, 3, 6, true};
constexpr measures wide_measures{960, 0, 44, 34, 34, 8, 20, 3, 6, true};
constexpr measures narrow_measures{360, 0, 36, 13, 28, 6, 19, 6, 15, false};

constexpr const measures& measures_of(svg_form form) {
    if (form == svg_form::file) return file_measures;
    return form == svg_form::wide ? wide_measures : narrow_measures;
}

/// Of text of 12 px, on average and not less for what is written here.
constexpr double letter_width = 6.9;

class drawing {
public:
    drawing(const week_picture& week, svg_form form, std::string_view id)
        : week_{week}, form_{form}, id_{id}, m_{measures_of(form)} {}

    std::string text(std::string_view heading, std::string_view subheading) {
        if (form_ == svg_form::file) put_heading(heading, subheading);
        put_hours();
        for (const week_day& day : week_.days) put_day(day);
        if (form_ == svg_form::file) put_legend();
        return opening(heading) + body_ + "</svg>\n";
    }

private:
    [[nodiscard]] double x(int minute) const { return m_.left + minute * m_.hour / minutes_an_hour; }

    [[nodiscard]] std::string opening(std::string_view heading) const {
        const std::string size = coordinate(m_.width) + ' ' + coordinate(y_);
        std::string result = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"week " +
                             std::string{form_ == svg_form::narrow ? "narrow" : "wide"} + "\" viewBox=\"0 0 " + size +
                             "\" role=\"img\" aria-labelledby=\"" + id_ + "-title " + id_ + "-words\"";
        if (form_ == svg_form::file) {
            result += " width=\"" + coordinate(m_.width) + "\" height=\"" + coordinate(y_) + '"';
        }
        result +=
            ">\n<title id=\"" + id_ + "-title\">" + escaped(heading) + "</title>\n<desc id=\"" + id_ + "-words\">";
        for (const week_day& day : week_.days) {
            result += std::string{short_name(day.day)} + ": " + permitted_in_words(day, most_stretches_in_words) + ". ";
        }
        result += "</desc>\n";
        if (form_ == svg_form::file) result += "<style>" + std::string{week_styles()} + "</style>\n";
        result += "<defs><pattern id=\"" + id_ +
                  "-varied\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
                  "patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" class=\"night\"/>"
                  "<rect width=\"1.5\" height=\"5\" class=\"day\"/></pattern></defs>\n";
        if (form_ == svg_form::file) result += "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n";
        return result;
    }

    void put_text(double at_x, double at_y, std::string_view classes, const std::string& markup,
                  std::string_view anchor = {}) {
        body_ += "<text x=\"" + coordinate(at_x) + "\" y=\"" + coordinate(at_y) + '"';
        if (!classes.empty()) body_ += " class=\"" + std::string{classes} + '"';
        if (!anchor.empty()) body_ += " text-anchor=\"" + std::string{anchor} + '"';
        body_ += '>' + markup + "</text>\n";
    }

    void put_heading(std::string_view heading, std::string_view subheading) {
        put_text(m_.inset, 38, "heading", escaped(heading));
        put_text(m_.inset, 60, "soft", escaped(subheading));
        y_ = 80;
    }

    void put_hours() {
        constexpr double height = 22;
        for (int hour = 0; hour <= 24; hour += m_.hour_step) {
            put_text(x(hour * 60), y_ + height - 8, "soft small", std::to_string(hour), "middle");
        }
        if (m_.with_totals) put_text(m_.width - m_.inset, y_ + height - 8, "soft small", "permitted", "end");
        y_ += height;
    }

    void put_day(const week_day& day) {
        const double middle = y_ + m_.row / 2 + 4.5;
        put_text(m_.inset, middle, "strong", std::string{short_name(day.day)});
        const auto blocks = simplified(day, m_.least);
        for (const week_block& b : blocks) put_block(b);
        put_hour_lines(blocks);
        for (const week_block& b : blocks) put_label(b, day.day);
        if (m_.with_totals) {
            put_text(m_.width - m_.inset, middle, "", permitted_length(day), "end");
        }
        const double top = y_;
        y_ += m_.row;
        for (const week_mark& mark : week_.marks) {
            if (mark.day == day.day) put_mark(mark, top);
        }
        y_ += m_.gap;
    }

    /// Inside of what is permitted, where no words are crossed by them but its own.
    void put_hour_lines(const std::vector<week_block>& blocks) {
        for (int hour = m_.hour_step; hour < 24; hour += m_.hour_step) {
            const bool in_day = std::any_of(blocks.begin(), blocks.end(), [hour](const week_block& b) {
                return b.answer == week_answer::permitted && b.first < hour * 60 && hour * 60 < b.end;
            });
            if (!in_day) continue;
            body_ += "<path class=\"hour\" d=\"M" + coordinate(x(hour * 60)) + ' ' + coordinate(y_) + 'v' +
                     coordinate(m_.row) + "\"/>";
        }
        body_ += '\n';
    }

    void put_block(const week_block& b) {
        const double width = x(b.end) - x(b.first);
        body_ += "<g><title>" + clock(b.first) + '-' + clock(b.end) + ' ' + tooltip(b) + "</title><rect x=\"" +
                 coordinate(x(b.first)) + "\" y=\"" + coordinate(y_) + "\" width=\"" + coordinate(width) +
                 "\" height=\"" + coordinate(m_.row) + "\" " + fill(b.answer) + "/></g>\n";
    }

    [[nodiscard]] std::string tooltip(const week_block& b) const {
        switch (b.answer) {
        case week_answer::permitted: return "permitted";
        case week_answer::outside: return "outside the window";
        case week_answer::varied: return "permitted and forbidden in turns";
        case week_answer::forbidden: break;
        }
        const week_range& r = week_.ranges[b.range];
        return "forbidden: " + words(r.source.days) + ' ' + std::string{format(r.source.range).view()} + ' ' +
               pointer_to(r.source);
    }

    [[nodiscard]] std::string fill(week_answer answer) const {
        switch (answer) {
        case week_answer::permitted: return "class=\"day\"";
        case week_answer::outside: return "class=\"outside\"";
        case week_answer::varied: return "fill=\"url(#" + id_ + "-varied)\"";
        case week_answer::forbidden: break;
        }
        return "class=\"night\"";
    }

    /// The range by its letter, and where it stands if there is room; of permitted time, when it is.
    void put_label(const week_block& b, weekday day) {
        const double width = x(b.end) - x(b.first);
        const double middle = y_ + m_.row / 2 + 4.5;
        const auto fits = [width](const std::string& text) {
            return width >= static_cast<double>(text.size()) * letter_width + 12;
        };
        if (b.answer == week_answer::permitted) {
            const std::string hours = clock(b.first) + '-' + clock(b.end);
            const double centre = (x(b.first) + x(b.end)) / 2;
            if (fits(hours) && !is_marked(day, centre, static_cast<double>(hours.size()) * letter_width / 2 + 4)) {
                put_text(centre, middle, "on-day small", hours, "middle");
            }
        }
        if (b.answer != week_answer::forbidden || !fits("")) return;
        const week_range& r = week_.ranges[b.range];
        const std::string pointer = pointer_to(r.source);
        const double inset = std::min(8.0, (width - letter_width) / 2);
        std::string label(1, r.letter);
        if (fits(label + "   " + pointer)) label += "<tspan class=\"place\" dx=\"8\">" + pointer + "</tspan>";
        put_text(x(b.first) + inset, middle, "on-night small", label);
    }

    [[nodiscard]] bool is_marked(weekday day, double centre, double around) const {
        return std::any_of(week_.marks.begin(), week_.marks.end(), [&](const week_mark& mark) {
            return mark.day == day && std::abs(x(mark.minute) - centre) < around;
        });
    }

    /// A line over the row, and its words below.
    void put_mark(const week_mark& mark, double top) {
        const double at = x(mark.minute);
        const std::string end = coordinate(y_ + 6);
        const std::string line = "x1=\"" + coordinate(at) + "\" x2=\"" + coordinate(at) + "\" y1=\"" +
                                 coordinate(top - 3) + "\" y2=\"" + end + "\"/>";
        const std::string kind = mark.what == week_mark::kind::now ? "now" : "border";
        body_ += "<line class=\"halo\" " + line + "<line class=\"" + kind + "\" " + line + '\n';
        const double room = m_.left + 24 * m_.hour - at;
        const bool to_the_right = room > static_cast<double>(mark.text.size()) * letter_width;
        put_text(at + (to_the_right ? 6 : -6), y_ + 14, kind + "-text small", mark.text, to_the_right ? "" : "end");
        y_ += m_.mark;
    }

    void put_legend() {
        y_ += 14;
        constexpr double line = 26;
        for (const week_range& r : week_.ranges) {
            if (r.letter == '*') break;
            body_ += "<rect class=\"night\" x=\"64\" y=\"" + coordinate(y_) + "\" width=\"20\" height=\"20\"/>\n";
            put_text(74, y_ + 14.5, "on-night small", std::string{r.letter}, "middle");
            put_text(96, y_ + 14.5, "", words(r.source.days) + ' ' + std::string{format(r.source.range).view()});
            put_text(350, y_ + 14.5, "soft", pointer_to(r.source));
            y_ += line;
        }
        const auto more = std::count_if(week_.ranges.begin(), week_.ranges.end(),
                                        [](const week_range& r) { return r.letter == '*'; });
        const auto put_note = [&](const std::string& note) {
            put_text(64, y_ + 14.5, "soft", note);
            y_ += line;
        };
        if (more > 0) put_note("* and " + std::to_string(more) + " more ranges");
        if (week_.covered_ranges > 0) {
            put_note("not shown, since others forbid the same: " + std::to_string(week_.covered_ranges) +
                     (week_.covered_ranges == 1 ? " range" : " ranges"));
        }
        if (week_.shorter_than_week) put_note("dashed: outside the window, which is shorter than a week");
        y_ += 10;
    }

    const week_picture& week_;
    svg_form form_;
    std::string id_;
    const measures& m_;
    std::string body_;
    double y_ = 0;
};

} // namespace

std::string week_svg(const week_picture& week, svg_form form, std::string_view heading, std::string_view subheading,
                     std::string_view id) {
    return drawing{week, form, id}.text(heading, subheading);
}

std::string_view week_styles() {
    return R"(
.week { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums; }
.week text { fill: #23243a; }
.week .small { font-size: 12px; }
.week .strong { font-weight: 600; }
.week .heading { font-size: 20px; font-weight: 600; }
.week .soft { fill: #5a5c70; }
.week .page { fill: #fff; }
.week .day { fill: #fbe2a0; }
.week .dusk { fill: #a8977f; }
.week .night { fill: #38417d; stroke: #fff; stroke-width: .5; }
.week .outside { fill: none; stroke: #8b8da0; stroke-dasharray: 2 3; }
.week .on-day { fill: #4a3b10; }
.week .on-night { fill: #fff; font-weight: 600; }
.week .place { fill: #dfe2f7; font-weight: 400; }
.week .hour { fill: none; stroke: #fff; stroke-width: .75; stroke-opacity: .6; }
.week .halo { stroke: #fff; stroke-width: 5; }
.week .border { stroke: #23243a; stroke-width: 2; }
.week .now { stroke: #c22332; stroke-width: 2.5; }
.week .now-text { fill: #b01f2d; font-weight: 600; }
@media (prefers-color-scheme: dark) {
.week text { fill: #e8e8f0; }
.week .soft { fill: #a9abbd; }
.week .page { fill: #16181f; }
.week .day { fill: #d9b866; }
.week .dusk { fill: #8b7d6c; }
.week .night { fill: #39427c; stroke: #16181f; }
.week .on-day { fill: #2a2108; }
.week .on-night { fill: #fff; }
.week .place { fill: #dfe2f7; }
.week .hour { stroke: #16181f; stroke-opacity: .35; }
.week .halo { stroke: #16181f; }
.week .border { stroke: #e8e8f0; }
.week .now { stroke: #ff6b76; }
.week .now-text { fill: #ff8e96; }
}
)";
}

} // namespace curfew::tool
