#include "gate/sealer.hpp"

#include <stdexcept>

namespace accord::gate {
vault::KeyKind sealingKind(FieldInfo const& field) {
    if (field.owner == Owner::joint) return vault::KeyKind::joint;
    if (field.owner == Owner::staff) return vault::KeyKind::staff;
    if (field.category == Category::safeContact) return vault::KeyKind::safety;
    return vault::KeyKind::person;
}

SubjectId sealingSubject(vault::KeyKind kind, About const& about) {
    return kind == vault::KeyKind::joint ? about.joint : about.subject;
}

bool isClearField(FieldInfo const& field) {
    return field.isClear || field.owner == Owner::none;
}

bool Sealer::meetsErased(Events const& events) {
    for (auto const& pending : events.list())
        for (std::size_t at = 0; at < pending.values.size(); ++at) {
            auto const& field = pending.table->fields[at];
            if (pending.values[at].empty() || isClearField(field)) continue;
            auto kind = sealingKind(field);
            auto subject = sealingSubject(kind, pending.about);
            auto [found, isNew] = idOf_.try_emplace({subject, kind}, KeyId{});
            if (!isNew) continue;
            if (auto id = keys_.find(session_, subject, kind))
                found->second = *id;
            else if (wasErased(subject))
                return true;
        }
    return false;
}

std::string Sealer::seal(FieldInfo const& field, EventId event, About const& about, std::string_view plaintext) {
    auto kind = sealingKind(field);
    auto subject = sealingSubject(kind, about);
    if (subject == SubjectId{}) throw std::logic_error("no subject to seal " + field.name + " under");
    auto const* key = keyOf(subject, kind, about.area);
    if (!key) throw std::runtime_error("the key of somebody who was erased cannot seal");
    return vault::seal(*key, {event, field.name, subject}, plaintext, random_);
}

Result<std::string> Sealer::open(SubjectId subject, std::string_view field, std::string_view cell) {
    if (cell.empty()) return std::string{};
    auto id = vault::cellKey(cell);
    auto const* key = id ? keyById(*id) : nullptr;
    if (!key) return fail(ErrorCode::notFound, "This was erased.");
    return vault::open(*key, field, subject, cell);
}

void Sealer::foresee(std::span<SubjectId const> subjects) {
    for (auto& owned : keys_.loadOf(session_, subjects)) {
        idOf_.insert_or_assign({owned.subject, owned.kind}, owned.key.id());
        auto id = owned.key.id();
        byId_.insert_or_assign(id, std::move(owned.key));
    }
}

vault::Key const* Sealer::keyOf(SubjectId subject, vault::KeyKind kind, AreaId area) {
    auto [found, isNew] = idOf_.try_emplace({subject, kind}, KeyId{});
    if (isNew) found->second = keys_.find(session_, subject, kind).value_or(KeyId{});
    if (found->second != KeyId{}) return keyById(found->second);
    auto made = keys_.make(session_, subject, kind, area, now_);
    found->second = made.id();
    return &*byId_.emplace(made.id(), std::move(made)).first->second;
}

bool Sealer::wasErased(SubjectId subject) {
    auto [found, isNew] = erased_.try_emplace(subject);
    if (isNew) found->second = keys_.wasErased(session_, subject);
    return found->second;
}

vault::Key const* Sealer::keyById(KeyId id) {
    auto [found, isNew] = byId_.try_emplace(id);
    if (isNew)
        if (auto key = keys_.load(session_, id)) found->second.emplace(std::move(*key));
    return found->second ? &*found->second : nullptr;
}

}  // namespace accord::gate
