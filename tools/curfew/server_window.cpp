#include "server_window.hpp"

#include "diagnostics_output.hpp"
#include "json_object.hpp"
#include "text_file.hpp"
#include "visible_text.hpp"

#include <curfew/diagnostics/field.hpp>
#include <curfew/json/response.hpp>
#include <curfew/json/task_list.hpp>
#include <curfew/time/text.hpp>

#include <algorithm>
#include <utility>

namespace curfew::tool {

namespace {

std::string text_of_time(local_seconds time) {
    // What the readers take lies in the years that format() can write.
    return std::string{format(time)->view()};
}

void refuse_error(const text_file& file) {
    const auto answer = read_response(file.text);
    if (!answer || !answer->error) return;
    const std::string& code = answer->error->code;
    const std::string& message = answer->error->message;
    throw failure{"--against: " + file.name +
                  ": the server's answer is an error: " + (code.empty() ? std::string{"no code"} : visible(code)) +
                  (message.empty() ? std::string{} : ", " + in_quotes(message))};
}

/// Which of two entries of a task holds, nobody can say.
void refuse_repeats(const server_answer& answer) {
    std::vector<std::string_view> ids;
    ids.reserve(answer.list.tasks.size());
    for (const task_list::entry& task : answer.list.tasks) ids.emplace_back(task.id.text());
    std::sort(ids.begin(), ids.end());
    const auto repeated = std::adjacent_find(ids.begin(), ids.end());
    if (repeated == ids.end()) return;
    throw failure{"--against: " + answer.name + ": task " + in_quotes(*repeated) + " is listed twice"};
}

/// "2 tasks", or "2 of 12 tasks" for a page of a longer list.
std::string extent_of(const task_list& list) {
    std::string result = std::to_string(list.tasks.size());
    const bool is_page = list.total && !std::cmp_equal(*list.total, list.tasks.size());
    if (is_page) result += " of " + std::to_string(*list.total);
    return result + (result == "1" ? " task" : " tasks");
}

} // namespace

std::optional<server_answer> load_server_answer(const std::string& path, const task_options& options,
                                                const console& io) {
    const text_file file = read_text_file(path, io.in);
    refuse_error(file);
    auto read = read_task_list(file.text);
    if (!read.report().diagnostics().empty()) put_diagnostics(file, read.report(), options, io.err);
    if (!read) return std::nullopt;
    server_answer answer{file.name, *std::move(read)};
    refuse_repeats(answer);
    return answer;
}

server_window compare(const task_update& update, const server_answer& answer) {
    server_window result{update.id().text(), {}, {}};
    const auto& tasks = answer.list.tasks;
    const auto listed = std::find_if(tasks.begin(), tasks.end(), [&](const auto& t) { return t.id == update.id(); });
    if (listed == tasks.end()) return result;
    result.listed = *listed;
    const auto compare_time = [&](field which, local_seconds file, std::optional<local_seconds> server) {
        if (server == file) return;
        const auto text = server ? std::optional{text_of_time(*server)} : std::nullopt;
        result.differences.push_back({name(which), text_of_time(file), text});
    };
    compare_time(field::start_time, update.window().start(), listed->start);
    compare_time(field::end_time, update.window().end(), listed->end);
    return result;
}

std::string as_json(const server_window& found, const server_answer& answer) {
    std::vector<std::string> differences;
    for (const server_window::difference& d : found.differences) {
        differences.push_back(
            json_object{}.add("field", d.field).add("file", d.file).add_or_null("server", d.server).text());
    }
    const auto number_or_null = [](auto number) { return number ? std::to_string(*number) : std::string{"null"}; };
    json_object object;
    object.add("task_open_id", found.id).add_bool("listed", found.listed.has_value());
    object.add_or_null("name", found.listed ? std::optional{found.listed->name} : std::nullopt);
    object.add_json("state", found.listed ? number_or_null(found.listed->state) : "null");
    object.add_json("differences", json_array(differences));
    object.add_json("tasks", std::to_string(answer.list.tasks.size()));
    object.add_json("total", number_or_null(answer.list.total));
    return object.text();
}

void put_text(const server_window& found, const server_answer& answer, const text_stream& out) {
    if (!found.listed) {
        out.put(style::error, "task not listed");
        out.put(": TaskOpenId " + in_quotes(found.id) + " is not in " + answer.name + ", which has " +
                extent_of(answer.list) + '\n');
        return;
    }
    for (const server_window::difference& d : found.differences) {
        out.put(style::error, std::string{d.field} + " differs");
        out.put(": file " + d.file + ", server " + d.server.value_or("has none") + '\n');
    }
    if (!found.differences.empty()) return;
    out.put(style::good, "the server has the same window");
    out.put("; its answer does not include ForbidTimeList, the redial settings and Concurrency\n");
}

} // namespace curfew::tool
