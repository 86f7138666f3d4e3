#pragma once
// Records with what an audit says of them, in the form that they came in.

#include "audit_plan.hpp"
#include "record_outcome.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace curfew::tool {

class record_writer {
public:
    record_writer() = default;
    record_writer(const record_writer&) = delete;
    record_writer& operator=(const record_writer&) = delete;
    virtual ~record_writer() = default;

    /// Appends the record and its outcome. Where the record takes no verdict, it comes out as a text inside of a new one.
    virtual void write(std::string& out, std::string_view record, const record_outcome& outcome) const = 0;
};

[[nodiscard]] std::unique_ptr<record_writer> writer_of(const audit_plan& plan);

/// The names of what is added to each record, behind a header.
void append_added_names(std::string& header, const audit_plan& plan);

} // namespace curfew::tool
