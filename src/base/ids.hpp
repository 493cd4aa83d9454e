// Ids are types, so that a person's is never taken for a case's.
//
// An id is 60 bits, written as twelve letters and digits of Crockford's base 32 (no
// I, L, O or U). It tells nothing of what it names nor when that was made; two ids
// made within one minute tell which came first (ADR 8). Knowing an id opens nothing:
//
//    auto text = toText(caseId);                 // "7zk3m0qpw81f"
//    auto id = idFromText<CaseId>(text);         // nullopt if it is no id
//
// Zero is no id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace accord {

enum class ObjectId : std::uint64_t {};  ///< whatever the gate guards: the ids below that are objects have the same value
enum class AreaId : std::uint64_t {};
enum class AgencyId : std::uint64_t {};
enum class UserId : std::uint64_t {};
enum class TokenId : std::uint64_t {};
enum class TaskId : std::uint64_t {};
enum class ReferralId : std::uint64_t {};
enum class CaseId : std::uint64_t {};
enum class ParticipantId : std::uint64_t {};
enum class PersonId : std::uint64_t {};
enum class AgreementId : std::uint64_t {};
enum class DraftId : std::uint64_t {};
enum class EventId : std::uint64_t {};
enum class SubjectId : std::uint64_t {};  ///< whose key seals a value: a participant, a task's victim, a member of staff, or a case
enum class KeyId : std::uint64_t {};
enum class ErasureId : std::uint64_t {};

template <class T>
inline constexpr bool isId = [] {
    if constexpr (std::is_enum_v<T>)
        return std::is_same_v<std::underlying_type_t<T>, std::uint64_t>;
    else
        return false;
}();

template <class T>
concept Id = isId<T>;

template <Id To, Id From>
[[nodiscard]] constexpr To idCast(From id) {
    return static_cast<To>(static_cast<std::uint64_t>(id));
}

template <Id T>
[[nodiscard]] constexpr std::uint64_t number(T id) {
    return static_cast<std::uint64_t>(id);
}

/// Databases hold signed 64-bit integers; 60 bits always fit.
template <Id T>
[[nodiscard]] constexpr std::int64_t column(T id) {
    return static_cast<std::int64_t>(id);
}

template <Id T>
[[nodiscard]] constexpr T fromColumn(std::int64_t value) {
    return static_cast<T>(static_cast<std::uint64_t>(value));
}

[[nodiscard]] std::string idText(std::uint64_t id);
[[nodiscard]] std::optional<std::uint64_t> idNumber(std::string_view text);

template <Id T>
[[nodiscard]] std::string toText(T id) {
    return idText(number(id));
}

template <Id T>
[[nodiscard]] std::optional<T> idFromText(std::string_view text) {
    auto value = idNumber(text);
    if (!value) return std::nullopt;
    return static_cast<T>(*value);
}

}  // namespace accord
