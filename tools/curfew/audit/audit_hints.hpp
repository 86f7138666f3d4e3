#pragma once
// What the counts of an audit say of options that may be wrong. A hint changes nothing: neither a verdict nor the status.

#include "audit_counts.hpp"
#include "audit_plan.hpp"

#include <string>
#include <vector>

namespace curfew::tool {

[[nodiscard]] std::vector<std::string> hints_of(const audit_counts& counts, const audit_plan& plan);

} // namespace curfew::tool
