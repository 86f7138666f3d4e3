#include "task_book.hpp"

#include "visible_text.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace curfew::tool {

namespace {

bool is_json(std::string_view extension) {
    const auto same = [](char a, char b) { return detail::ascii_lower(a) == b; };
    constexpr std::string_view known = ".json";
    return std::equal(extension.begin(), extension.end(), known.begin(), known.end(), same);
}

std::vector<std::string> json_files(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code fault;
    std::vector<std::string> files;
    for (fs::directory_iterator i{folder, fault}, end; !fault && i != end; i.increment(fault)) {
        if (is_json(i->path().extension().string())) files.push_back(i->path().string());
    }
    if (fault) throw failure{"--rules: " + visible(folder) + ": " + fault.message()};
    if (files.empty()) throw failure{"--rules: there is no *.json in " + visible(folder)};
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

const task_book::entry* task_book::add(task rules) {
    timetable calls = timetable_of(rules, zone_, policy_, ends_);
    return &entries_.emplace_back(entry{std::move(rules), std::move(calls)});
}

std::unique_ptr<task_book> task_book::load(const std::optional<std::string>& file,
                                           const std::optional<std::string>& folder, const task_options& options,
                                           const console& io) {
    std::unique_ptr<task_book> book{new task_book{options.zone(), options.ends()}};
    bool all_valid = true;
    if (options.policy_file) {
        book->policy_ = load_policy(options, io);
        all_valid = book->policy_.has_value();
    }
    const auto load_one = [&](task_options one, const std::string& path) {
        one.file = path;
        auto loaded = load_rules(one, io);
        all_valid = all_valid && loaded;
        return loaded;
    };
    if (file) {
        if (auto loaded = load_one(options, *file)) book->by_default_ = book->add(std::move(loaded->rules));
    }
    task_options of_folder = options;
    of_folder.stored_file.reset();
    of_folder.ways_out = "give ForbidTimeList in each file of --rules, or say --nothing-stored";
    for (const std::string& path : folder ? json_files(*folder) : std::vector<std::string>{}) {
        auto loaded = load_one(of_folder, path);
        if (!loaded) continue;
        const std::string id = loaded->rules.id()->text();
        const auto [place, is_new] = book->by_id_.emplace(id, nullptr);
        if (!is_new) throw failure{visible(path) + ": TaskOpenId " + in_quotes(id) + " stands in another file as well"};
        place->second = book->add(std::move(loaded->rules));
    }
    return all_valid ? std::move(book) : nullptr;
}

const task_book::entry* task_book::find(std::string_view task_id) const {
    const auto found = by_id_.find(task_id);
    return found == by_id_.end() ? by_default_ : found->second;
}

const timetable& timetable_cache::find(const task_book::entry& task, const zone& in) {
    const auto known = timetables_.find({&task, &in});
    if (known != timetables_.end()) return known->second;
    if (timetables_.size() >= most) timetables_.clear();
    return timetables_.emplace(key{&task, &in}, tasks_.timetable_in(task, in)).first->second;
}

} // namespace curfew::tool
