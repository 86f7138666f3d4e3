#include "loaded_task.hpp"

#include "diagnostics_output.hpp"
#include "text_file.hpp"
#include "visible_text.hpp"

#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>

#include <nlohmann/json.hpp>

#include <utility>

namespace curfew::tool {

namespace {

std::optional<text_file> read_policy_file(const task_options& options, std::istream& in) {
    if (!options.policy_file) return std::nullopt;
    if (options.file == "-" && *options.policy_file == "-") {
        throw failure{"--policy: standard input cannot be both FILE and the policy"};
    }
    return read_text_file(*options.policy_file, in);
}

bool is_zone(std::string_view name) {
    return any_zone::from_name(name).has_value();
}

any_zone known_zone(std::string_view name) {
    return any_zone::from_name(name).value();
}

/// Of a policy without an error. The library has no use for names.
std::vector<std::string> exception_names(const std::string& policy_text) {
    std::vector<std::string> names;
    const auto policy = nlohmann::json::parse(policy_text);
    const auto exceptions = policy.find("Exceptions");
    if (exceptions == policy.end()) return names;
    for (const auto& entry : *exceptions) {
        const auto name = entry.find("Name");
        names.push_back(name != entry.end() && name->is_string() ? visible(name->get<std::string>()) : std::string{});
    }
    return names;
}

} // namespace

std::optional<loaded_task> load_task(const task_options& options, const console& io) {
    const any_zone zone = options.zone();
    const parse_options parsing{options.policy(), {}, {}};
    const auto policy_file = read_policy_file(options, io.in);
    const text_file file = read_text_file(options.file, io.in);
    const auto put_found = [&](const text_file& source, const report& found) {
        if (!found.diagnostics().empty()) put_diagnostics(source, found, options, io.err);
    };

    read_result task = read_json(file.text, parsing, zone);
    put_found(file, task.report);
    checked<local_policy> policy;
    if (policy_file) {
        policy = read_policy(policy_file->text, is_zone);
        put_found(*policy_file, policy.report);
    }
    if (!task.rules || !task.report.valid() || (policy_file && !policy)) return std::nullopt;

    const zoned_schedule schedule{compile(*task.rules, options.ends()), zone};
    loaded_task result{zone, *std::move(task.request), *std::move(task.rules), schedule, std::move(task.report), {}};
    if (policy_file) {
        auto call = permission_with(*policy.value, result.rules, zone, known_zone, options.ends());
        result.policy = loaded_policy{policy_file->name, *std::move(policy.value), std::move(call),
                                      exception_names(policy_file->text)};
    }
    return result;
}

} // namespace curfew::tool
