// The table of docs/rules.md and rule_table of rule.hpp say the same.

#include "catch.hpp"

#include <curfew/diagnostics/rule.hpp>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace rules_document_test {

using namespace curfew;

namespace {

/// The cells of a line `| a | b |`, without the blanks around them.
std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> result;
    for (line.remove_prefix(1); !line.empty(); line.remove_prefix(line.find('|') + 1)) {
        const std::string_view cell = line.substr(0, line.find('|'));
        const auto first = cell.find_first_not_of(' ');
        if (first == std::string_view::npos) {
            result.emplace_back();
        } else {
            result.emplace_back(cell.substr(first, cell.find_last_not_of(' ') - first + 1));
        }
    }
    return result;
}

struct row {
    std::string id;
    std::string severity;
    std::string api_code;
    std::string business_code;

    friend bool operator==(const row&, const row&) = default;
    friend std::ostream& operator<<(std::ostream& out, const row& r) {
        return out << r.id << " | " << r.severity << " | " << r.api_code << " | " << r.business_code;
    }
};

std::vector<row> documented_rows() {
    std::ifstream file{CURFEW_SOURCE_ROOT "/docs/rules.md"};
    REQUIRE(file);
    std::vector<row> rows;
    bool in_table = false;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("| rule id |", 0) == 0) {
            REQUIRE(cells(line) ==
                    std::vector<std::string>{"rule id", "when", "severity", "API code", "business code"});
            REQUIRE(std::getline(file, line));
            in_table = true;
        } else if (in_table && line.rfind('|', 0) == 0) {
            const auto cell = cells(line);
            INFO(line);
            REQUIRE(cell.size() == 5);
            REQUIRE_FALSE(cell[1].empty());
            rows.push_back({cell[0], cell[2], cell[3], cell[4]});
        } else {
            in_table = false;
        }
    }
    return rows;
}

std::vector<row> rows_in_code() {
    std::vector<row> rows;
    for (const rule_info& r : rule_table) {
        rows.push_back({'`' + std::string{r.name} + '`', std::string{name(r.severity)},
                        std::string{r.api_code ? name(*r.api_code) : "–"},
                        std::string{r.business_code ? name(*r.business_code) : "–"}});
    }
    return rows;
}

} // namespace

TEST_CASE("docs/rules.md has the rules of rule.hpp, in their order") {
    const auto documented = documented_rows();
    const auto in_code = rows_in_code();
    for (std::size_t i = 0; i < documented.size() && i < in_code.size(); ++i) CHECK(documented[i] == in_code[i]);
    CHECK(documented.size() == in_code.size());
}

} // namespace rules_document_test
