#include "loaded_task.hpp"

#include "diagnostics_output.hpp"
#include "task_file.hpp"

#include <utility>

namespace curfew::tool {

std::optional<loaded_task> load_task(const task_options& options, const console& io) {
    const any_zone zone = options.zone();
    task_file file = read_task_file(options.file, {options.policy(), {}, {}}, zone, io.in);
    if (!file.content.report.diagnostics().empty()) put_diagnostics(file, options, io.err);
    if (!file.content.rules || !file.content.report.valid()) return std::nullopt;
    const zoned_schedule schedule{compile(*file.content.rules, options.ends()), zone};
    return loaded_task{zone, *std::move(file.content.request), *std::move(file.content.rules), schedule};
}

} // namespace curfew::tool
