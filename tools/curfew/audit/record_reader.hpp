#pragma once
// Finds the columns that matter in a record.

#include "audit_plan.hpp"
#include "csv_text.hpp"
#include "json_record.hpp"
#include "record_values.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Reads one record after the other. One for each thread.
class record_reader {
public:
    record_reader() = default;
    record_reader(const record_reader&) = delete;
    record_reader& operator=(const record_reader&) = delete;
    virtual ~record_reader() = default;

    /// False with fault() if the record cannot be read. record_block::padding bytes can be read behind the record.
    [[nodiscard]] virtual bool read(std::string_view record, record_values& values) = 0;

    /// A sentence, after a record that cannot be read.
    [[nodiscard]] virtual const std::string& fault() const noexcept = 0;

    /// Whether the verdict can be written into the last record; else it holds the record.
    [[nodiscard]] virtual bool is_extensible() const noexcept { return true; }
};

[[nodiscard]] std::unique_ptr<record_reader> reader_of(const audit_plan& plan);

} // namespace curfew::tool
