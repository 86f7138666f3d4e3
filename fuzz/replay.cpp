// Runs a fuzz body on every file of the folders named: the corpus as a regression test, with every compiler.

#include "input.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void run(const std::string& bytes) {
    // Of the exact size, so that a sanitizer sees a read past the end.
    const auto copy = std::make_unique<std::uint8_t[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.get());
    LLVMFuzzerTestOneInput(copy.get(), bytes.size());
}

} // namespace

int main(int argc, char** argv) {
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator{argv[i]}) {
            if (!entry.is_regular_file()) continue;
            std::fprintf(stderr, "%s\n", entry.path().c_str());
            run(read(entry.path()));
            ++files;
        }
    }
    if (files == 0) {
        std::fprintf(stderr, "no input was run: an empty corpus proves nothing\n");
        return 1;
    }
    std::printf("%d inputs\n", files);
    return 0;
}
