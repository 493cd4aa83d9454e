#include "sharing/agreement.hpp"

#include <fmt/format.h>

namespace accord::sharing {
namespace {

/// A TOML basic string: quotation marks, backslashes and control characters escaped.
std::string inQuotes(std::string_view text) {
    std::string out = "\"";
    for (char letter : text) {
        auto value = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            out.append("\\").push_back(letter);
        else if (letter == '\n')
            out += "\\n";
        else if (value < 0x20 || value == 0x7f)
            out += fmt::format("\\u{:04X}", value);
        else
            out.push_back(letter);
    }
    return out + "\"";
}

class Writer {
public:
    Writer& open(std::string_view heading) {
        out_ += fmt::format("\n{}\n", heading);
        return *this;
    }
    Writer& text(std::string_view key, std::string_view value) { return line(key, inQuotes(value)); }
    Writer& integer(std::string_view key, std::int64_t value) { return line(key, std::to_string(value)); }
    Writer& date(std::string_view key, Date value) { return line(key, isoDate(value)); }
    Writer& flag(std::string_view key) { return line(key, "true"); }
    template <Worded E>
    Writer& choice(std::string_view key, E value) {
        return text(key, code(value));
    }
    template <Worded E>
    Writer& choices(std::string_view key, std::vector<E> const& values) {
        std::string list;
        for (auto value : values) list.append(list.empty() ? "" : ", ").append(inQuotes(code(value)));
        return line(key, "[" + list + "]");
    }
    Writer& texts(std::string_view key, std::vector<std::string> const& values) {
        std::string list;
        for (auto const& value : values) list.append(list.empty() ? "" : ", ").append(inQuotes(value));
        return line(key, "[" + list + "]");
    }
    std::string take() { return std::move(out_); }

private:
    Writer& line(std::string_view key, std::string_view value) {
        out_ += fmt::format("{} = {}\n", key, value);
        return *this;
    }
    std::string out_;
};

struct MeaningWriter {
    Writer& to;

    void operator()(std::monostate) const {}
    void operator()(Share const& share) const {
        to.open("[clause.share]").choices("from", share.from).choices("to", share.to).texts("roles", share.roles);
        to.choices("about", share.about).choices("categories", share.categories).choices("purposes", share.purposes);
        if (!share.stages.empty()) to.choices("stages", share.stages);
        to.choice("step", share.step);
        if (!share.conditions.empty()) to.choices("conditions", share.conditions);
        if (share.isMasked) to.flag("masked");
        to.choice("regime", share.regime).choice("basis", share.basis);
        if (share.special) to.choice("special", *share.special);
        to.text("power", share.power).text("keep", share.keep).choice("onward", share.onward);
    }
    void operator()(Purposes const& meaning) const { to.open("[clause.purposes]").choices("purposes", meaning.purposes); }
    void operator()(Power const& power) const { to.open("[clause.power]").text("id", power.id); }
    void operator()(Keeping const& keeping) const {
        to.open("[clause.keeping]").text("id", keeping.id).integer("months", keeping.months).choice("from", keeping.from);
    }
    void operator()(Asking const& asking) const { to.open("[clause.asking]").integer("working_days", asking.workingDays); }
    void operator()(Telling const& telling) const { to.open("[clause.telling]").integer("days", telling.days); }
    void operator()(Breach const& breach) const { to.open("[clause.breach]").integer("hours", breach.hours); }
    void operator()(Review const& review) const {
        to.open("[clause.review]").integer("first_months", review.firstMonths).integer("every_months", review.everyMonths);
        to.integer("remind_days", review.remindDays);
    }
    void operator()(Accession const& accession) const { to.open("[clause.accession]").choices("kinds", accession.kinds); }
};

void write(Writer& to, Clause const& clause) {
    to.open("[[clause]]").text("id", clause.id).choice("group", clause.group).text("title", clause.title).text("text", clause.text);
    to.text("source", clause.source).choice("certainty", clause.certainty);
    std::visit(MeaningWriter{to}, clause.meaning);
}

}  // namespace

std::string toToml(Clause const& clause) {
    Writer to;
    write(to, clause);
    return to.take();
}

std::string toToml(Agreement const& agreement) {
    Writer to;
    to.text("id", agreement.id).text("name", agreement.name).text("about", agreement.about).text("source", agreement.source);
    to.integer("version", agreement.version).date("from", agreement.from);
    if (agreement.to) to.date("to", *agreement.to);
    for (auto const& endorsement : agreement.endorsements)
        to.open("[[endorsement]]").text("body", endorsement.body).date("on", endorsement.on);
    for (auto const& clause : agreement.clauses) write(to, clause);
    return to.take();
}

}  // namespace accord::sharing
