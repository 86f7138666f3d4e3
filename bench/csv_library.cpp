// The CSV reader of `curfew audit` beside libcsv, the C library that Debian has: fields found in a second of the same text.
//
//     curfew_bench_csv FILE        such as one of bench/call_records.py

#include "audit/csv_text.hpp"
#include "audit/line_framer.hpp"

#include <csv.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct counts {
    std::uint64_t records = 0;
    std::uint64_t fields = 0;
    /// Of all fields, so that both must have read the same.
    std::uint64_t bytes = 0;

    friend bool operator==(const counts&, const counts&) = default;
};

counts with_libcsv(std::string_view text) {
    counts found;
    csv_parser parser;
    csv_init(&parser, 0);
    const auto on_field = [](void* /*field*/, std::size_t size, void* to) {
        ++static_cast<counts*>(to)->fields;
        static_cast<counts*>(to)->bytes += size;
    };
    const auto on_record = [](int /*end*/, void* to) { ++static_cast<counts*>(to)->records; };
    csv_parse(&parser, text.data(), text.size(), on_field, on_record, &found);
    csv_fini(&parser, on_field, on_record, &found);
    csv_free(&parser);
    return found;
}

counts with_own(std::string_view text) {
    counts found;
    curfew::tool::line_framer framer{curfew::tool::line_rules::csv({}), text.size()};
    std::vector<curfew::tool::record_frame> frames;
    std::vector<curfew::tool::csv_field> fields;
    std::string scratch;
    static_cast<void>(framer.cut(text, true, frames));
    for (const auto& frame : frames) {
        const std::string_view record = text.substr(frame.begin, frame.end - frame.begin);
        if (split_fields(record, {}, fields) != curfew::tool::csv_fault::none) return {};
        ++found.records;
        found.fields += fields.size();
        for (const auto& field : fields) found.bytes += value_of(field, scratch).size();
    }
    return found;
}

/// The fastest of nine, in MB/s.
template <class Read>
double rate(std::string_view text, counts& found, Read read) {
    using clock = std::chrono::steady_clock;
    std::chrono::duration<double> best{1e9};
    for (int i = 0; i < 9; ++i) {
        const auto start = clock::now();
        found = read(text);
        best = std::min(best, std::chrono::duration<double>{clock::now() - start});
    }
    return static_cast<double>(text.size()) / best.count() / 1e6;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream file{argv[1], std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    counts by_libcsv;
    counts by_own;
    const double libcsv = rate(text, by_libcsv, with_libcsv);
    const double own = rate(text, by_own, with_own);
    if (text.empty() || !(by_own == by_libcsv)) {
        std::cerr << "they read different fields\n";
        return 1;
    }
    std::cout << by_own.records << " records, " << by_own.fields << " fields\nlibcsv " << libcsv << " MB/s\nown    "
              << own << " MB/s\nratio  " << own / libcsv << '\n';
}
