#include "commands.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"
#include "visible_text.hpp"

#include <curfew/json/writer.hpp>
#include <curfew/task/diff.hpp>
#include <curfew/task/parse.hpp>

#include <algorithm>
#include <memory>

namespace curfew::tool {

namespace {

struct diff_options {
    task_options task;
    std::string before;
    std::string after;
};

/// A field that changes; both values as JSON.
struct field_change {
    std::string_view name;
    std::string before;
    std::string after;
};

std::string as_json(local_seconds time) {
    return json_string(format(time)->view());
}

std::string as_json(const std::vector<forbid_rule>& list) {
    std::vector<std::string> items;
    items.reserve(list.size());
    for (const forbid_rule& r : list) items.push_back(write_json(to_forbid_time_item(r)));
    return json_array(items);
}

/// Of redial settings, which may not be known.
std::string as_json(const std::optional<int>& number) {
    return number ? std::to_string(*number) : "null";
}

std::string as_json(const std::optional<minutes>& count) {
    return count ? std::to_string(count->count()) : "null";
}

std::string as_json(call_concurrency concurrency) {
    return std::to_string(concurrency.calls());
}

/// In the order of the API page.
std::vector<field_change> changed_fields(const changes& found) {
    std::vector<field_change> result;
    const auto add = [&](field f, const auto& changed) {
        if (changed) result.push_back({name(f), as_json(changed->before), as_json(changed->after)});
    };
    add(field::start_time, found.start);
    add(field::end_time, found.end);
    add(field::ring_again_times, found.redial_times);
    add(field::ring_again_interval, found.redial_interval);
    add(field::concurrency, found.concurrency);
    add(field::forbid_time_list, found.forbid_list);
    return result;
}

void put_json(const std::vector<field_change>& fields, const changes& found, const text_stream& out) {
    std::vector<std::string> objects;
    objects.reserve(fields.size());
    for (const field_change& f : fields) {
        objects.push_back(
            json_object{}.add("field", f.name).add_json("before", f.before).add_json("after", f.after).text());
    }
    const auto spans = [](const std::vector<week_span>& list) {
        std::vector<std::string> texts;
        texts.reserve(list.size());
        for (const week_span& span : list) texts.push_back(json_string(format(span).view()));
        return json_array(texts);
    };
    json_object line;
    line.add_json("fields", json_array(objects));
    line.add_json("forbidden", spans(found.forbidden)).add_json("permitted", spans(found.permitted));
    out.put(line.text() + '\n');
}

void put_text(const std::vector<field_change>& fields, const changes& found, const text_stream& out) {
    if (found.empty()) out.put("nothing changes\n");
    std::size_t width = 0;
    for (const field_change& f : fields) width = std::max(width, f.name.size());
    for (const field_change& f : fields) {
        out.put(style::strong, f.name);
        out.put(std::string(width + 2 - f.name.size(), ' ') + f.before + " -> " + f.after + '\n');
    }
    const auto put_spans = [&](style how, std::string_view word, const std::vector<week_span>& spans) {
        for (const week_span& span : spans) {
            out.put(how, word);
            out.put("  " + std::string{format(span).view()} + '\n');
        }
    };
    put_spans(style::error, "now forbidden", found.forbidden);
    put_spans(style::good, "now permitted", found.permitted);
}

exit_status diff_tasks(const diff_options& options, const console& io) {
    if (options.before == "-" && options.after == "-") {
        throw failure{"diff: standard input cannot be both OLD and NEW"};
    }
    task_options of_file = options.task;
    of_file.file = options.before;
    of_file.ways_out = "give ForbidTimeList in OLD, or say --nothing-stored";
    const auto before = load_rules(of_file, io);
    if (!before) return exit_status::no;
    of_file.file = options.after;
    const auto after = load_update(before->rules, of_file, io);
    if (!after) return exit_status::no;
    const changes found = diff(before->rules, after->rules, options.task.ends());
    const auto fields = changed_fields(found);
    if (options.task.json()) {
        put_json(fields, found, io.out);
    } else {
        put_text(fields, found, io.out);
    }
    return exit_status::yes;
}

} // namespace

command_run add_diff(option_table& table) {
    const auto options = std::make_shared<diff_options>();
    table.argument("OLD", options->before, "The request that made the task what it is; - is standard input");
    table.argument("NEW", options->after, "The request that would update it; - is standard input");
    add_reading_options(table, options->task);
    add_nothing_stored_option(table, options->task);
    return [options](const console& io) { return diff_tasks(*options, io); };
}

} // namespace curfew::tool
