// The national template between agencies that a test names, and people who ask.
#pragma once

#include "sharing/decision.hpp"
#include "sharing/templates.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace accord::sharing {

using namespace std::chrono_literals;

inline constexpr Date today = 2026y / 11 / 22;
inline constexpr AgencyId police{101};
inline constexpr AgencyId provider{202};
inline constexpr AgencyId stranger{303};

inline rules::Rulebook const& shippedBook() {
    static auto const book = [] {
        auto read = rules::Rulebook::load(ACCORD_SOURCE_DIR "/rulebook");
        if (!read) throw std::runtime_error(read.error().front().sentence());
        return std::move(*read);
    }();
    return book;
}

inline std::vector<rules::RoleRule> const& shippedRoles() {
    return shippedBook().entries().roles;
}

/// The template, signed by a police force and a provider.
inline Agreement agreed() {
    auto agreement = nationalTemplate(shippedBook());
    agreement.parties = {{police, AgencyKind::police}, {provider, AgencyKind::provider}};
    return agreement;
}

/// The share of a clause, to be changed.
inline Share& shareOf(Agreement& agreement, std::string_view id) {
    for (auto& clause : agreement.clauses)
        if (clause.id == id) return std::get<Share>(clause.meaning);
    throw std::out_of_range("no clause " + std::string(id));
}

inline gate::Actor coordinator() {
    gate::Actor actor;
    actor.agency = provider;
    actor.agencyKind = AgencyKind::provider;
    actor.role = "coordinator";
    actor.purpose = Purpose::assess;
    return actor;
}

inline gate::Actor trainedFacilitator() {
    auto actor = coordinator();
    actor.role = "facilitator";
    actor.purpose = Purpose::deliver;
    actor.training.facilitationUntil = 2027y / 6 / 1;
    return actor;
}

inline gate::Actor officer() {
    gate::Actor actor;
    actor.agency = police;
    actor.agencyKind = AgencyKind::police;
    actor.role = "police-officer";
    actor.purpose = Purpose::offer;
    return actor;
}

inline gate::Actor offenderManager() {
    gate::Actor actor;
    actor.agency = stranger;
    actor.agencyKind = AgencyKind::probation;
    actor.role = "offender-manager";
    actor.side = Side::responsible;
    actor.purpose = Purpose::offer;
    return actor;
}

inline gate::ShareFacts referredVictim() {
    return {.source = police, .holder = provider, .side = Side::harmed, .stage = Stage::custody, .step = gate::Step::referred};
}

}  // namespace accord::sharing
