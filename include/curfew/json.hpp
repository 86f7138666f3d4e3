#pragma once
// JSON text → updates, tasks and requests, with everything that is wrong with it; and back. Optional: needs nlohmann/json.
//
//     const auto update = read_update_task(text);
//     if (!update) return show(to_json(update.report(), text));    // all of it, in the order of the text
//     const auto calls = complete(*update);                        // or apply(stored, *update), or new_task(*update)
//
// Strict, since readers differ where JSON is loose: a duplicate key, "5" or 5.0 for an integer, 1 for true, a byte order mark,
// text after the end are errors. Fields the API does not know are kept and written back as they came.

#include <curfew/json/adl.hpp>
#include <curfew/json/call_record.hpp>
#include <curfew/json/create_task.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/json/report.hpp>
#include <curfew/json/response.hpp>
#include <curfew/json/single_batch_append.hpp>
#include <curfew/json/task_list.hpp>
#include <curfew/json/update_task.hpp>
#include <curfew/json/writer.hpp>
