// The rulebook as pages: a map of the process with each point at which restorative justice
// may be raised, a page for each stage, what changed between two days, and a handbook to
// print. Law is called law only where the named source says so.
#pragma once

#include "gate/view.hpp"
#include "rules/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::pathway {

/// A route as a professional reads it: who they are, and what to do, step by step.
struct RouteRow {
    std::string begins;
    Side side{};
    std::string heading;
    std::string duty;
    std::string text;
    std::string step1;
    std::string step2;
    std::string step3;
    std::string step4;
    std::string step5;
    std::string step6;
    std::string step7;
    std::string step8;
    std::string clock;
    std::string entry;
    std::string closes;
    std::string basis;
    std::string pays;
    std::string evidence;
    std::string source;
    std::string caution;
    std::string days;

    static constexpr auto spec() {
        return accord::spec<RouteRow>(field<&RouteRow::begins, Category::none, Owner::none>("begins", "Begins"),
                                      field<&RouteRow::side, Category::none, Owner::none>("side", "Towards"),
                                      field<&RouteRow::heading, Category::none, Owner::none>("heading", "Who does what"),
                                      field<&RouteRow::duty, Category::none, Owner::none>("duty", "Duty"),
                                      field<&RouteRow::text, Category::none, Owner::none>("text", "What"),
                                      field<&RouteRow::step1, Category::none, Owner::none>("step-1", "Step 1"),
                                      field<&RouteRow::step2, Category::none, Owner::none>("step-2", "Step 2"),
                                      field<&RouteRow::step3, Category::none, Owner::none>("step-3", "Step 3"),
                                      field<&RouteRow::step4, Category::none, Owner::none>("step-4", "Step 4"),
                                      field<&RouteRow::step5, Category::none, Owner::none>("step-5", "Step 5"),
                                      field<&RouteRow::step6, Category::none, Owner::none>("step-6", "Step 6"),
                                      field<&RouteRow::step7, Category::none, Owner::none>("step-7", "Step 7"),
                                      field<&RouteRow::step8, Category::none, Owner::none>("step-8", "Step 8"),
                                      field<&RouteRow::clock, Category::none, Owner::none>("clock", "By when"),
                                      field<&RouteRow::entry, Category::none, Owner::none>("entry", "Only where"),
                                      field<&RouteRow::closes, Category::none, Owner::none>("closes", "The chance passes"),
                                      field<&RouteRow::basis, Category::none, Owner::none>("basis", "Rests on"),
                                      field<&RouteRow::pays, Category::none, Owner::none>("pays", "Who pays"),
                                      field<&RouteRow::evidence, Category::none, Owner::none>("evidence", "Evidence"),
                                      field<&RouteRow::source, Category::none, Owner::none>("source", "Source"),
                                      field<&RouteRow::caution, Category::none, Owner::none>("caution", "How sure"),
                                      field<&RouteRow::days, Category::none, Owner::none>("days", "In force"));
    }
};

struct StageRow {
    std::string name;
    std::int64_t number{};
    std::string phase;
    std::string who;
    std::string rule;
    std::string closes;
    std::string before;
    std::string abuse;
    std::string signOff;
    std::string source;
    std::string caution;
    std::string days;
    std::string href;

    static constexpr auto spec() {
        return accord::spec<StageRow>(
            field<&StageRow::name, Category::none, Owner::none>("name", "Stage"),
            field<&StageRow::number, Category::none, Owner::none>("number", "Number"),
            field<&StageRow::phase, Category::none, Owner::none>("phase", "Part of the process"),
            field<&StageRow::who, Category::none, Owner::none>("who", "Who may refer"),
            field<&StageRow::rule, Category::none, Owner::none>("rule", "What to know"),
            field<&StageRow::closes, Category::none, Owner::none>("closes", "The chance passes"),
            field<&StageRow::before, Category::none, Owner::none>("before", "Before any contact"),
            field<&StageRow::abuse, Category::none, Owner::none>("abuse", "In domestic abuse and sexual offences"),
            field<&StageRow::signOff, Category::none, Owner::none>("sign-off", "Signed off"),
            field<&StageRow::source, Category::none, Owner::none>("source", "Source"),
            field<&StageRow::caution, Category::none, Owner::none>("caution", "How sure"),
            field<&StageRow::days, Category::none, Owner::none>("days", "In force"),
            field<&StageRow::href, Category::none, Owner::none>("href", "Its page"));
    }
};

struct EntitlementRow {
    std::string instrument;
    std::string reference;
    std::string text;
    std::string clock;
    std::string source;
    std::string caution;
    std::string days;

    static constexpr auto spec() {
        return accord::spec<EntitlementRow>(field<&EntitlementRow::instrument, Category::none, Owner::none>("instrument", "Instrument"),
                                            field<&EntitlementRow::reference, Category::none, Owner::none>("reference", "Reference"),
                                            field<&EntitlementRow::text, Category::none, Owner::none>("text", "What it gives"),
                                            field<&EntitlementRow::clock, Category::none, Owner::none>("clock", "By when"),
                                            field<&EntitlementRow::source, Category::none, Owner::none>("source", "Source"),
                                            field<&EntitlementRow::caution, Category::none, Owner::none>("caution", "How sure"),
                                            field<&EntitlementRow::days, Category::none, Owner::none>("days", "In force"));
    }
};

struct PreparationRow {
    std::string name;
    std::string text;
    std::string professional;
    std::string clock;
    std::string caution;

    static constexpr auto spec() {
        return accord::spec<PreparationRow>(field<&PreparationRow::name, Category::none, Owner::none>("name", "Step"),
                                            field<&PreparationRow::text, Category::none, Owner::none>("text", "What happens"),
                                            field<&PreparationRow::professional, Category::none, Owner::none>("professional", "By whom"),
                                            field<&PreparationRow::clock, Category::none, Owner::none>("clock", "By when"),
                                            field<&PreparationRow::caution, Category::none, Owner::none>("caution", "How sure"));
    }
};

struct RulebookMap {
    static constexpr std::string_view name = "pathway.rulebook";
    static constexpr std::string_view title = "The process, and where restorative justice comes in";
    static constexpr std::string_view permission = "rulebook.read";
    static constexpr std::string_view path = "rulebook";
    static constexpr std::string_view page = "pathway/rulebook";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Query {
        std::optional<Date> day;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::day, Category::none, Owner::none>("on", "As it stood on").optional());
        }
    };
    struct Summary {
        std::string says;
        std::string day;
        std::string digest;
        std::int64_t height{};

        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "In short"),
                                         field<&Summary::day, Category::none, Owner::none>("day", "Day"),
                                         field<&Summary::digest, Category::none, Owner::none>("digest", "Digest"),
                                         field<&Summary::height, Category::none, Owner::none>("height", "Height of the map"));
        }
    };
    /// A part of the process: a row of the map.
    struct Lane {
        std::string name;
        std::int64_t y{};
        std::string leads;

        static constexpr auto spec() {
            return accord::spec<Lane>(field<&Lane::name, Category::none, Owner::none>("name", "Part of the process"),
                                      field<&Lane::y, Category::none, Owner::none>("y", "Top"),
                                      field<&Lane::leads, Category::none, Owner::none>("leads", "Leads on"));
        }
    };
    /// A stage on the map: where it stands, in pixels, and the strongest duty towards either side.
    struct Node {
        std::string href;
        std::string name;
        std::int64_t number{};
        std::int64_t x{};
        std::int64_t y{};
        std::string line1;
        std::string line2;
        std::string line3;
        bool isInForce{};
        std::optional<rules::Modal> harmed{};
        std::optional<rules::Modal> responsible{};
        std::string says;

        static constexpr auto spec() {
            return accord::spec<Node>(
                field<&Node::href, Category::none, Owner::none>("href", "Page"),
                field<&Node::name, Category::none, Owner::none>("name", "Stage"),
                field<&Node::number, Category::none, Owner::none>("number", "Number"),
                field<&Node::x, Category::none, Owner::none>("x", "Left"), field<&Node::y, Category::none, Owner::none>("y", "Top"),
                field<&Node::line1, Category::none, Owner::none>("line-1", "First line"),
                field<&Node::line2, Category::none, Owner::none>("line-2", "Second line"),
                field<&Node::line3, Category::none, Owner::none>("line-3", "Third line"),
                field<&Node::isInForce, Category::none, Owner::none>("in-force", "In force"),
                field<&Node::harmed, Category::none, Owner::none>("harmed", "Towards the person harmed").optional(),
                field<&Node::responsible, Category::none, Owner::none>("responsible", "Towards the person responsible").optional(),
                field<&Node::says, Category::none, Owner::none>("says", "In words"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct StagePage {
    static constexpr std::string_view name = "pathway.stage";
    static constexpr std::string_view title = "What to do at a stage";
    static constexpr std::string_view permission = "rulebook.read";
    static constexpr std::string_view path = "rulebook/stage";
    static constexpr std::string_view page = "pathway/stage";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Query {
        std::optional<Stage> stage;
        std::optional<Date> day;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::stage, Category::none, Owner::none>("stage", "Stage").optional(),
                                       field<&Query::day, Category::none, Owner::none>("on", "As it stood on").optional());
        }
    };
    struct Version {
        std::string entry;
        std::string days;
        std::string text;
        std::string source;

        static constexpr auto spec() {
            return accord::spec<Version>(field<&Version::entry, Category::none, Owner::none>("entry", "Entry"),
                                         field<&Version::days, Category::none, Owner::none>("days", "In force"),
                                         field<&Version::text, Category::none, Owner::none>("text", "What it says"),
                                         field<&Version::source, Category::none, Owner::none>("source", "Source"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway
