// render_samples OUTDIR: writes every sample page as HTML, to look at and for axe.
#include "samples.hpp"
#include "web/templates.hpp"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

int main(int count, char** arguments) try {
    if (count != 2) {
        std::cerr << "usage: render_samples OUTDIR\n";
        return 2;
    }
    namespace fs = std::filesystem;
    namespace samples = accord::web::samples;
    accord::web::Templates const templates{fs::path{samples::sourceDirectory()} / "web/templates", accord::web::MissingName::isRefused};
    auto const layout = samples::layout();
    for (auto const& sample : samples::all()) {
        auto const file = fs::path{arguments[1]} / (sample.name + ".html");
        fs::create_directories(file.parent_path());
        std::ofstream{file} << templates.render(sample.templateOf, sample.model, layout);
        std::cout << sample.name << '\n';
    }
    return 0;
} catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
