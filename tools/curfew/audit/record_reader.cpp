#include "record_reader.hpp"

#include <utility>

namespace curfew::tool {

namespace {

std::string_view fault_in_words(csv_fault fault) {
    switch (fault) {
    case csv_fault::none: return {};
    case csv_fault::unclosed_quote: return "a quote is not closed";
    case csv_fault::stray_carriage_return: return "it has a CR outside of quotes; records end with LF or CR LF";
    case csv_fault::text_after_quote: break;
    }
    return "there is text after a closing quote";
}

/// The columns that are asked for, and where their values go.
struct wanted_column {
    const record_column* column;
    record_value record_values::*value;
};

std::vector<wanted_column> wanted_columns(const audit_plan& plan) {
    std::vector<wanted_column> columns{{&plan.time, &record_values::time}};
    if (plan.zone) columns.push_back({&*plan.zone, &record_values::zone});
    if (plan.task) columns.push_back({&*plan.task, &record_values::task});
    if (plan.key) columns.push_back({&*plan.key, &record_values::key});
    if (plan.callee) columns.push_back({&*plan.callee, &record_values::callee});
    return columns;
}

std::vector<std::string> names_of(const std::vector<wanted_column>& columns) {
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const wanted_column& c : columns) names.push_back(c.column->name);
    return names;
}

class csv_reader final : public record_reader {
public:
    explicit csv_reader(const audit_plan& plan)
        : dialect_{plan.dialect}, field_count_{plan.field_count}, columns_{wanted_columns(plan)},
          scratch_(columns_.size()) {}

    bool read(std::string_view record, record_values& values) override {
        const csv_fault fault = split_fields(record, dialect_, fields_);
        if (fault != csv_fault::none) {
            fault_ = fault_in_words(fault);
            return false;
        }
        if (field_count_ && fields_.size() != *field_count_) {
            fault_ = "it has " + std::to_string(fields_.size()) + (fields_.size() == 1 ? " field" : " fields") +
                     ", the header has " + std::to_string(*field_count_);
            return false;
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const record_column& column = *columns_[i].column;
            if (column.place >= fields_.size()) {
                fault_ = "it has no field " + column.name;
                return false;
            }
            values.*columns_[i].value = {record_value::kind::text, value_of(fields_[column.place], scratch_[i])};
        }
        return true;
    }

    [[nodiscard]] const std::string& fault() const noexcept override { return fault_; }

private:
    csv_dialect dialect_;
    std::optional<std::size_t> field_count_;
    std::vector<wanted_column> columns_;
    std::vector<std::string> scratch_;
    std::vector<csv_field> fields_;
    std::string fault_;
};

class json_reader final : public record_reader {
public:
    explicit json_reader(const audit_plan& plan)
        : columns_{wanted_columns(plan)}, objects_{names_of(columns_), plan.added_names()} {}

    bool read(std::string_view record, record_values& values) override {
        if (!objects_.read(record)) return false;
        for (std::size_t i = 0; i < columns_.size(); ++i) values.*columns_[i].value = objects_.values()[i];
        return true;
    }

    [[nodiscard]] const std::string& fault() const noexcept override { return objects_.error(); }
    [[nodiscard]] bool is_extensible() const noexcept override { return objects_.is_extensible(); }

private:
    std::vector<wanted_column> columns_;
    json_record_reader objects_;
};

} // namespace

std::unique_ptr<record_reader> reader_of(const audit_plan& plan) {
    if (plan.form == record_form::csv) return std::make_unique<csv_reader>(plan);
    return std::make_unique<json_reader>(plan);
}

} // namespace curfew::tool
