#include "task_book.hpp"

#include "visible_text.hpp"

#include <curfew/time/text.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace curfew::tool {

const any_zone* zone_cache::find(std::string_view name) {
    if (const auto known = entries_.find(name); known != entries_.end()) return &known->second.zone;
    if (name.starts_with('+') || name.starts_with('-')) {
        const auto offset = parse_offset(name);
        if (!offset) return nullptr;
        return &entries_.emplace(name, entry{std::nullopt, any_zone{*offset.value}}).first->second.zone;
    }
    const auto located = any_zone::from_name(name);
    if (!located) return nullptr;
    entry& made = entries_.emplace(name, entry{located->table(), any_zone{}}).first->second;
    made.zone = any_zone{*made.table};
    return &made.zone;
}

namespace {

std::vector<std::string> json_files(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code fault;
    std::vector<std::string> files;
    for (fs::directory_iterator i{folder, fault}, end; !fault && i != end; i.increment(fault)) {
        if (i->path().extension() == ".json") files.push_back(i->path().string());
    }
    if (fault) throw failure{"--rules: " + visible(folder) + ": " + fault.message()};
    if (files.empty()) throw failure{"--rules: there is no *.json in " + visible(folder)};
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

const task_book::entry* task_book::add(loaded_task task, const task_options& options) {
    if (task.policy && !policy_) {
        const auto find_zone = [this](std::string_view name) { return *zones_.find(name); };
        policy_ = judging_policy{std::move(task.policy->content), find_zone};
    }
    record_judge judge{task.rules, zone_, options.ends(), policy_ ? &*policy_ : nullptr};
    return &entries_.emplace_back(entry{std::move(task.rules), std::move(judge)});
}

std::unique_ptr<task_book> task_book::load(const std::optional<std::string>& file,
                                           const std::optional<std::string>& folder, const task_options& options,
                                           const console& io) {
    std::unique_ptr<task_book> book{new task_book};
    static_cast<void>(options.zone());
    book->zone_ = *book->zones_.find(options.zone_name);
    book->ends_ = options.ends();
    bool all_valid = true;
    const auto load_one = [&](const std::string& path) {
        task_options one = options;
        one.file = path;
        auto task = load_task(one, io);
        all_valid = all_valid && task.has_value();
        return task;
    };
    if (file) {
        if (auto task = load_one(*file)) book->by_default_ = book->add(*std::move(task), options);
    }
    for (const std::string& path : folder ? json_files(*folder) : std::vector<std::string>{}) {
        auto task = load_one(path);
        if (!task) continue;
        const std::string id = *task->request.task_open_id;
        const auto [place, is_new] = book->by_id_.emplace(id, nullptr);
        if (!is_new) throw failure{visible(path) + ": TaskOpenId " + in_quotes(id) + " stands in another file as well"};
        place->second = book->add(*std::move(task), options);
    }
    return all_valid ? std::move(book) : nullptr;
}

const task_book::entry* task_book::find(std::string_view task_id) const {
    const auto found = by_id_.find(task_id);
    return found == by_id_.end() ? by_default_ : found->second;
}

record_judge task_book::judge_in(const entry& task, const any_zone& zone) const {
    return {task.rules, zone, ends_, policy_ ? &*policy_ : nullptr};
}

const record_judge& judge_cache::find(const task_book::entry& task, const any_zone& zone) {
    const auto known = judges_.find({&task, &zone});
    if (known != judges_.end()) return known->second;
    if (judges_.size() >= most) judges_.clear();
    return judges_.emplace(key{&task, &zone}, tasks_.judge_in(task, zone)).first->second;
}

} // namespace curfew::tool
