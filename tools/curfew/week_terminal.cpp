#include "week_terminal.hpp"

#include "task_words.hpp"

#include <curfew/time/text.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace curfew::tool {

namespace {

constexpr std::size_t width = 72;
constexpr std::size_t margin = 5;
constexpr int cell_minutes = 30;
constexpr int cells_a_day = 48;

std::string blanks(std::size_t count) {
    return std::string(count, ' ');
}

std::string right_aligned(std::string_view text, std::size_t columns) {
    return blanks(columns - std::min(columns, text.size())) + std::string{text};
}

struct drawn_cell {
    std::string_view text;
    style how = style::plain;
};

/// What is in the minutes of a cell; a minute that is forbidden never looks permitted.
struct cell_content {
    int permitted = 0;
    int forbidden = 0;
    /// Blocks that forbid and start here, and the letter of the first.
    int starts = 0;
    std::size_t first_range = 0;
};

std::array<cell_content, cells_a_day> contents_of(const week_day& day) {
    std::array<cell_content, cells_a_day> cells{};
    for (const week_block& b : day.blocks) {
        if (b.answer == week_answer::outside) continue;
        for (int minute = b.first; minute < b.end; ++minute) {
            cell_content& c = cells[static_cast<std::size_t>(minute / cell_minutes)];
            ++(b.answer == week_answer::permitted ? c.permitted : c.forbidden);
        }
        if (b.answer != week_answer::forbidden) continue;
        cell_content& c = cells[static_cast<std::size_t>(b.first / cell_minutes)];
        if (c.starts++ == 0) c.first_range = b.range;
    }
    return cells;
}

drawn_cell drawn(const cell_content& c, const week_picture& week) {
    if (c.starts > 1) return {"+", style::letter};
    if (c.starts == 1) return {std::string_view{&week.ranges[c.first_range].letter, 1}, style::letter};
    if (c.forbidden > 0) return {c.permitted > 0 ? "▌" : "█", style::forbidden};
    return c.permitted > 0 ? drawn_cell{"─", style::good} : drawn_cell{" ", style::plain};
}

void put_hours(const text_stream& out) {
    std::string line = blanks(margin);
    for (int hour = 0; hour <= 24; hour += 3) {
        const std::string text = std::to_string(hour);
        line += text + (hour < 24 ? blanks(6 - text.size()) : "");
    }
    out.put(style::faint, line + right_aligned("permitted", width - line.size()));
    out.put("\n");
}

void put_day(const week_day& day, const week_picture& week, const text_stream& out) {
    out.put(style::strong, short_name(day.day));
    out.put(blanks(margin - short_name(day.day).size()));
    // Cells of one style together, so that a line has few escapes.
    std::string run;
    style how = style::plain;
    for (const cell_content& c : contents_of(day)) {
        const drawn_cell cell = drawn(c, week);
        if (cell.how != how && !run.empty()) {
            out.put(how, run);
            run.clear();
        }
        how = cell.how;
        run += cell.text;
    }
    out.put(how, run);
    out.put(right_aligned(permitted_length(day), width - margin - cells_a_day) + '\n');
}

void put_mark(const week_mark& m, const text_stream& out) {
    const std::size_t column = margin + static_cast<std::size_t>(m.minute / cell_minutes);
    const style how = m.what == week_mark::kind::now ? style::strong : style::plain;
    const bool to_the_right = column + 2 + m.text.size() <= margin + cells_a_day;
    out.put(blanks(to_the_right ? column : column - 1 - m.text.size()));
    out.put(how, to_the_right ? "^ " + m.text : m.text + " ^");
    out.put("\n");
}

/// The ranges that are seen in the week, by their letters; what else the rows may hold.
void put_legend(const week_picture& week, const text_stream& out) {
    std::size_t words_width = 0;
    std::size_t without_letter = 0;
    const auto words_of = [](const week_range& r) {
        return words(r.source.days) + ' ' + std::string{format(r.source.range).view()};
    };
    for (const week_range& r : week.ranges) {
        if (r.letter == '*') {
            ++without_letter;
        } else {
            words_width = std::max(words_width, words_of(r).size());
        }
    }
    for (const week_range& r : week.ranges) {
        if (r.letter == '*') break;
        const std::string text = words_of(r);
        out.put(style::letter, std::string{r.letter});
        out.put("    " + text + blanks(words_width + 3 - text.size()));
        out.put(style::faint, pointer_to(r.source));
        out.put("\n");
    }
    if (without_letter > 0) out.put("*    one of " + std::to_string(without_letter) + " more ranges\n");
    bool several = false;
    for (const week_day& day : week.days) {
        for (const cell_content& c : contents_of(day)) several = several || c.starts > 1;
    }
    if (several) out.put("+    several ranges start in this half hour\n");
    if (week.covered_ranges > 0) {
        out.put(style::faint, "     not shown, since others forbid the same: " + std::to_string(week.covered_ranges) +
                                  (week.covered_ranges == 1 ? " range" : " ranges"));
        out.put("\n");
    }
    if (week.shorter_than_week) out.put(style::faint, "     blank: outside the window, which is shorter than a week\n");
}

} // namespace

void put_week(const week_picture& week, const text_stream& out) {
    put_hours(out);
    for (const week_day& day : week.days) {
        put_day(day, week, out);
        for (const week_mark& m : week.marks) {
            if (m.day == day.day) put_mark(m, out);
        }
    }
    out.put("\n");
    put_legend(week, out);
}

} // namespace curfew::tool
