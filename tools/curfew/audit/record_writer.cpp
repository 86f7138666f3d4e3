#include "record_writer.hpp"

#include "bytes.hpp"
#include "csv_text.hpp"

#include "instant.hpp"
#include "json_object.hpp"

#include <array>
#include <span>
#include <vector>

namespace curfew::tool {

namespace {

/// The reason of a record that repeats another one.
constexpr std::string_view repeated = "repeated";

bool exceeds_limit(const record_outcome& outcome) noexcept {
    return outcome.what == record_outcome::kind::judged && outcome.why == audit_reason::attempt_limit();
}

/// The attempts before it that count, where it exceeds a limit.
std::span<const sys_seconds> attempts_of(const record_outcome& outcome) noexcept {
    return exceeds_limit(outcome) ? std::span{outcome.attempts} : std::span<const sys_seconds>{};
}

class csv_writer final : public record_writer {
public:
    explicit csv_writer(const audit_plan& plan)
        : dialect_{plan.dialect}, limits_{plan.limits ? &*plan.limits : nullptr} {
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
        if (limits_ != nullptr) add_limit(out, outcome);
    }

private:
    void add_limit(std::string& out, const record_outcome& outcome) const {
        const bool is_exceeded = exceeds_limit(outcome);
        add(out, is_exceeded ? limits_->text(outcome.limit) : std::string{});
        std::string attempts;
        for (const sys_seconds at : attempts_of(outcome)) {
            if (!attempts.empty()) attempts += ' ';
            attempts += rfc3339(at, outcome.offset);
        }
        add(out, attempts);
    }

    void add(std::string& out, std::string_view value) const {
        out += dialect_.delimiter;
        append_field(out, value, dialect_);
    }

    csv_dialect dialect_;
    const limit_plan* limits_;
    /// What is appended for each reason, but for a pointer.
    std::array<std::string, audit_reason::count> verdicts_;
};

class json_writer final : public record_writer {
public:
    explicit json_writer(const audit_plan& plan) : limits_{plan.limits ? &*plan.limits : nullptr} {
        const auto names = plan.added_names();
        for (const std::string& name : names) names_.push_back(json_string(name) + ':');
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
        add_verdict(out, outcome);
        if (limits_ == nullptr) return;
        std::vector<std::string> attempts;
        for (const sys_seconds at : attempts_of(outcome)) attempts.push_back(json_string(rfc3339(at, outcome.offset)));
        out += ',' + names_[4] + (exceeds_limit(outcome) ? json_string(limits_->text(outcome.limit)) : "null");
        out += ',' + names_[5] + (exceeds_limit(outcome) ? json_array(attempts) : "null");
    }

    void add_verdict(std::string& out, const record_outcome& outcome) const {
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

    const limit_plan* limits_;
    /// Each with its colon.
    std::vector<std::string> names_;
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
