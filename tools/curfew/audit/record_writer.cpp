#include "record_writer.hpp"

#include "bytes.hpp"
#include "csv_text.hpp"
#include "json_object.hpp"

namespace curfew::tool {

namespace {

/// The reason of a record that repeats another one.
constexpr std::string_view repeated = "repeated";

class csv_writer final : public record_writer {
public:
    explicit csv_writer(const audit_plan& plan) : dialect_{plan.dialect} {
        for (std::size_t i = 0; i < verdicts_.size(); ++i) {
            const audit_reason why = audit_reason::at(i);
            add(verdicts_[i], why.permits() ? "true" : "false");
            add(verdicts_[i], name(why));
        }
    }

    void write(std::string& out, std::string_view record, const record_outcome& outcome) const override {
        out += record;
        if (outcome.what == record_outcome::kind::judged) {
            out += verdicts_[outcome.why.index()];
            add(out, outcome.pointer);
            add(out, {});
        } else {
            const bool is_repeated = outcome.what == record_outcome::kind::repeated;
            const bool is_unreadable = outcome.what == record_outcome::kind::unreadable;
            add(out, {});
            add(out, is_repeated ? repeated : std::string_view{});
            add(out, {});
            add(out, is_unreadable ? std::string_view{outcome.words} : std::string_view{});
        }
    }

private:
    void add(std::string& out, std::string_view value) const {
        out += dialect_.delimiter;
        append_field(out, value, dialect_);
    }

    csv_dialect dialect_;
    /// What is appended for each reason, but for a pointer.
    std::array<std::string, audit_reason::count> verdicts_;
};

class json_writer final : public record_writer {
public:
    explicit json_writer(const audit_plan& plan) {
        const auto names = plan.added_names();
        for (std::size_t i = 0; i < names.size(); ++i) names_[i] = json_string(names[i]) + ':';
        for (std::size_t i = 0; i < verdicts_.size(); ++i) {
            const audit_reason why = audit_reason::at(i);
            verdicts_[i] = names_[0] + (why.permits() ? "true," : "false,") + names_[1] + '"' + std::string{name(why)} +
                           "\"," + names_[2];
        }
    }

    void write(std::string& out, std::string_view record, const record_outcome& outcome) const override {
        if (!outcome.takes_verdict) {
            out += "{\"record\":" + json_string(record) + ',';
            add(out, outcome);
            out += '}';
            return;
        }
        // Before the brace; where that has a line of its own, behind the last member.
        const std::size_t brace = record.rfind('}');
        std::size_t last = brace - 1;
        while (is_json_blank(record[last])) --last;
        const bool has_own_line = record.substr(last, brace - last).find('\n') != std::string_view::npos;
        const std::size_t place = has_own_line ? last + 1 : brace;
        out += record.substr(0, place);
        if (record[last] != '{') out += ',';
        add(out, outcome);
        out += record.substr(place);
    }

private:
    void add(std::string& out, const record_outcome& outcome) const {
        if (outcome.what == record_outcome::kind::judged) {
            out += verdicts_[outcome.why.index()];
            if (outcome.pointer.empty()) {
                out += "null";
            } else {
                out += '"';
                out += outcome.pointer;
                out += '"';
            }
            return;
        }
        const bool is_repeated = outcome.what == record_outcome::kind::repeated;
        out +=
            names_[0] + "null," + names_[1] + (is_repeated ? json_string(repeated) : "null") + ',' + names_[2] + "null";
        if (outcome.what == record_outcome::kind::unreadable) out += ',' + names_[3] + json_string(outcome.words);
    }

    /// Each with its colon.
    std::array<std::string, 4> names_;
    /// What is added for each reason, but for a pointer.
    std::array<std::string, audit_reason::count> verdicts_;
};

} // namespace

std::unique_ptr<record_writer> writer_of(const audit_plan& plan) {
    if (plan.form == record_form::csv) return std::make_unique<csv_writer>(plan);
    return std::make_unique<json_writer>(plan);
}

void append_added_names(std::string& header, const audit_plan& plan) {
    for (const std::string& name : plan.added_names()) {
        header += plan.dialect.delimiter;
        append_field(header, name, plan.dialect);
    }
}

} // namespace curfew::tool
