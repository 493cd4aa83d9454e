// The sample models of tests/web/models: one per template (and per state worth seeing,
// as in generic/form.errors.json). Tests render them strictly; render_samples writes the
// pages for looking at and for axe.
#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace accord::web::samples {

struct Sample {
    std::string name;        ///< "generic/form.errors"
    std::string templateOf;  ///< "generic/form"
    boost::json::value model;
};

boost::json::value layout();
std::vector<Sample> all();
std::string sourceDirectory();

}  // namespace accord::web::samples
