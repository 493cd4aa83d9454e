#include "app/matrix_world.hpp"

#include "agency/setup.hpp"
#include "gate/capability.hpp"
#include "pathway/task_records.hpp"

#include <stdexcept>

namespace accord::app {
namespace {

store::Statement const participants{"matrix.participants", "SELECT id, side FROM gate_object WHERE parent = :parent AND kind = 9", "ii"};

std::string valueOf(FieldTexts const& texts, std::string_view name) {
    for (auto const& [field, text] : texts)
        if (field == name) return text;
    throw std::out_of_range("no output " + std::string(name));
}

ObjectId idIn(FieldTexts const& output, std::string_view name) {
    return idFromText<ObjectId>(valueOf(output, name)).value();
}

/// Between adults who are strangers; abuse that is not ruled out makes it one for specialists.
FieldTexts referralInput(bool isSensitive, std::optional<Side> side, AgencyId service) {
    FieldTexts texts{{"harmed.is-known", "yes"},
                     {"harmed.name", "Harmed Example"},
                     {"harmed.born", "1961-02-03"},
                     {"harmed.vulnerable", "no"},
                     {"harmed.wish", "agreed"},
                     {"responsible.is-known", "yes"},
                     {"responsible.name", "Responsible Example"},
                     {"responsible.child", "no"},
                     {"responsible.vulnerable", "no"},
                     {"responsible.wish", "not-told"},
                     {"responsible.admission.admits", "yes"},
                     {"incident.offence", "burglary"},
                     {"incident.offence-class", "burglary"},
                     {"incident.relationship", "stranger"},
                     {"incident.abuse", isSensitive ? "unknown" : "no"},
                     {"matter.stage", "custody"},
                     {"request.service", toText(service)},
                     {"request.initiator", "other"}};
    if (side != Side::responsible) texts.insert(texts.end(), {{"harmed.contact.held", "by-agency"}, {"safe.harmed.channel", "phone"}});
    if (side != Side::harmed)
        texts.insert(texts.end(), {{"responsible.contact.held", "by-agency"}, {"safe.responsible.channel", "letter"}});
    return texts;
}

bool isNational(AgencyKind kind) {
    return kind == AgencyKind::monitor || kind == AgencyKind::operations;
}

}  // namespace

std::vector<Post> const& matrixPosts() {
    using enum AgencyKind;
    static std::vector<Post> const posts{
        {"police-officer", police},      {"victim-liaison", probation},
        {"offender-manager", probation}, {"youth-justice-worker", youthJustice},
        {"agency-specialist", police},   {"specialist", provider},
        {"coordinator", provider},       {"facilitator", provider},
        {"supervisor", provider},        {"agency-administrator", provider},
        {"information-officer", police}, {"signatory", police},
        {"commissioner", commissioner},  {"monitor", monitor},
        {"administrator", operations},   {"operator", operations},
        {"api-client", police},          {"court-officer", court},
        {"agency-system", police},
    };
    return posts;
}

MatrixWorld::MatrixWorld(testing_support::TestHouse& house, Vary vary) : house_(house), vary_(std::move(vary)) {
    addAgencies();
    addPeople();
    addStories();
}

void MatrixWorld::record(gate::Events events) {
    auto recorded = house_.gate().record(std::move(events), {.at = house_.clock.now()});
    if (!recorded) throw std::runtime_error(recorded.error().message);
}

void MatrixWorld::addAgencies() {
    gate::Events events;
    area_ = agency::addArea(events, house_.random, {.name = "Home", .code = "H01"});
    otherArea_ = agency::addArea(events, house_.random, {.name = "Elsewhere", .code = "E01"});
    for (auto const& word : wordsOf<AgencyKind>)
        for (int number = 0; number < 3; ++number) {
            auto area = isNational(word.value) ? AreaId{} : number == 2 ? otherArea_ : area_;
            auto name = std::string(word.label) + " " + std::string(1, static_cast<char>('A' + number));
            auto id = agency::addAgency(events, house_.random, {.kind = word.value, .area = area, .name = name, .code = name});
            agencies_[{word.value, number}] = id;
        }
    record(std::move(events));
}

gate::Actor MatrixWorld::make(Post const& post, AgencyId agency, AreaId area) {
    auto actor = house_.actor(post.role, post.kind, agency, area);
    // Whoever makes or is given something is somebody on the books of their agency.
    gate::Events events;
    actor.user = agency::addUser(events, house_.random,
                                 {agency, post.kind, area, post.role, actor.name, toText(newId<UserId>(house_.random)) + "@example.org"});
    agency::addJoined(events, actor.user, agency, area);
    for (auto what : {events::Training::facilitation, events::Training::victimAwareness, events::Training::sensitiveAndComplex})
        if (post.kind == AgencyKind::provider)
            agency::addTraining(events, actor.user, area,
                                {.what = what,
                                 .level = events::TrainingLevel::advanced,
                                 .on = plusDays(londonDay(house_.clock.now()), -10),
                                 .until = plusDays(londonDay(house_.clock.now()), 300)});
    record(std::move(events));
    return actor;
}

void MatrixWorld::addPeople() {
    for (auto const& post : matrixPosts()) {
        auto area = isNational(post.kind) ? AreaId{} : area_;
        own_[post] = make(post, home(post.kind), area);
        colleagues_[post] = make(post, home(post.kind), area);
        elsewhere_[post] = make(post, agencies_.at({post.kind, 1}), area);
        faraway_[post] = make(post, agencies_.at({post.kind, 2}), isNational(post.kind) ? AreaId{} : otherArea_);
        users_.emplace(post.kind, idCast<ObjectId>(colleagues_.at(post).user));
    }
    for (auto kind : {AgencyKind::police, AgencyKind::provider}) {
        auto admin = make({"agency-administrator", kind}, home(kind), area_);
        auto made = must(admin, "agency.make-token", idCast<ObjectId>(home(kind)),
                         {{"label", "records"}, {"purpose", "offer"}, {"until", "2027-01-31"}});
        tokens_[kind] = idIn(made.output, "id");
    }
}

void MatrixWorld::addStories() {
    auto const& officer = own_.at({"police-officer", AgencyKind::police});
    story_ = openCase(officer, own_.at({"coordinator", AgencyKind::provider}), false);
    sensitive_ = openCase(officer, own_.at({"specialist", AgencyKind::provider}), true);
    for (auto const& post : matrixPosts())
        if (own_.at(post).may("referral.make") && post.kind != AgencyKind::provider) referrals_[post] = refer(own_.at(post), false);
    referrals_[{"coordinator", AgencyKind::provider}] = refer(officer, false);
    referrals_[{"specialist", AgencyKind::provider}] = refer(officer, true);
    for (auto kind : {AgencyKind::police, AgencyKind::probation, AgencyKind::youthJustice, AgencyKind::victimService})
        tasks_[kind] = openTask(kind, false);
    for (auto kind : {AgencyKind::police, AgencyKind::provider}) specialistTasks_[kind] = openTask(kind, true);
    agreement_ = startAgreement();
}

ObjectId MatrixWorld::startAgreement() {
    auto const& officer = own_.at({"information-officer", AgencyKind::police});
    auto started = must(officer, "sharing.start-agreement", gate::installation,
                        {{"reference", "home"}, {"title", "Agreement of the home area"}, {"from", "2026-12-01"}});
    auto agreement = idIn(started.output, "agreement");
    must(officer, "sharing.add-party", agreement, {{"agency", toText(home(AgencyKind::provider))}});
    return agreement;
}

ObjectId MatrixWorld::refer(gate::Actor const& by, bool isSensitive) {
    auto input = referralInput(isSensitive, by.side, home(AgencyKind::provider));
    if (vary_) vary_(input, referred_++);
    return idIn(must(by, "casework.make-referral", gate::installation, std::move(input)).output, "referral");
}

MatrixWorld::Story MatrixWorld::openCase(gate::Actor const& officer, gate::Actor const& taker, bool isSensitive) {
    Story story;
    story.referral = refer(officer, isSensitive);
    story.caseFile = idIn(must(taker, "casework.accept-referral", story.referral, {}).output, "case");
    {
        auto reader = house_.database().reader();
        for (auto const& row : reader->all(participants, {column(story.caseFile)}))
            (row.integer(1) == static_cast<std::int64_t>(Side::harmed) ? story.harmed : story.responsible) =
                fromColumn<ObjectId>(row.integer(0));
    }
    if (!isSensitive) {
        auto const& facilitator = own_.at({"facilitator", AgencyKind::provider});
        must(taker, "casework.allocate", story.caseFile, {{"facilitator", toText(facilitator.user)}, {"no-conflict", "yes"}});
    }
    return story;
}

ObjectId MatrixWorld::openTask(AgencyKind kind, bool isForSpecialist) {
    auto rules = house_.gate().rulebook().at(londonDay(house_.clock.now()));
    rules::RouteRule const* duty = nullptr;
    for (auto const* route : rules.routesAt(Stage::custody))
        if (route->side == Side::harmed) duty = route;
    if (!duty) throw std::logic_error("no duty towards the person harmed at the stage custody");
    pathway::TaskDraft draft;
    draft.key = "key" + toText(newId<EventId>(house_.random));
    draft.victimKey = draft.key;
    draft.incidentReference = "40/1/26";
    draft.victimReference = "V1";
    draft.stage = Stage::custody;
    draft.duty = duty;
    draft.agency = kind;
    draft.isOwn = true;
    if (isForSpecialist) draft.causes = {events::SensitiveCause::abuse};
    auto id = newId<TaskId>(house_.random);
    record(pathway::openTask(draft, {home(kind), kind, area_, [](AgencyKind) { return std::optional<AgencyId>{}; }}, id));
    return idCast<ObjectId>(id);
}

gate::Accepted MatrixWorld::must(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input) {
    auto done = house_.act(who, action, on, std::move(input));
    if (done) return *done;
    auto words = std::string(action) + " as " + who.role + ": " + done.error().message;
    for (auto const& field : done.error().fields) words += " [" + field.field + ": " + field.message + "]";
    for (auto const& reason : done.error().reasons)
        if (auto const* text = house_.registry.reason(reason.code)) words += " (" + std::string(text->sentence) + ")";
    throw std::runtime_error(words);
}

gate::Actor MatrixWorld::actor(Post const& post, Relation relation) const {
    switch (relation) {
        case Relation::colleague: return colleagues_.at(post);
        case Relation::otherAgency: return elsewhere_.at(post);
        case Relation::otherArea: return faraway_.at(post);
        default: return own_.at(post);
    }
}

ObjectId MatrixWorld::object(Post const& post, Thing thing) const {
    // Who has none of their own is asked about one of their area.
    auto theirs = [&](auto const& map, auto const& key, ObjectId otherwise) {
        auto found = map.find(key);
        return found == map.end() ? otherwise : found->second;
    };
    auto isSpecialist = post == Post{"specialist", AgencyKind::provider};
    auto const& story = isSpecialist ? sensitive_ : story_;
    switch (thing) {
        case Thing::installation: return gate::installation;
        case Thing::agency: return idCast<ObjectId>(home(post.kind));
        case Thing::user: return theirs(users_, post.kind, {});
        case Thing::token: return theirs(tokens_, post.kind, tokens_.at(AgencyKind::police));
        case Thing::task:
            if (post.role == "specialist" || post.role == "agency-specialist") return specialistTasks_.at(post.kind);
            return theirs(tasks_, post.kind, tasks_.at(AgencyKind::police));
        case Thing::referral: return theirs(referrals_, post, story_.referral);
        case Thing::caseFile: return story.caseFile;
        case Thing::harmed: return story.harmed;
        case Thing::responsible: return story.responsible;
        case Thing::agreement: return agreement_;
    }
    throw std::logic_error("no such thing");
}

std::vector<Thing> MatrixWorld::thingsOf(gate::ObjectKind kind) {
    switch (kind) {
        case gate::ObjectKind::installation: return {Thing::installation};
        case gate::ObjectKind::agency: return {Thing::agency};
        case gate::ObjectKind::user: return {Thing::user};
        case gate::ObjectKind::token: return {Thing::token};
        case gate::ObjectKind::task: return {Thing::task};
        case gate::ObjectKind::referral: return {Thing::referral};
        case gate::ObjectKind::caseFile: return {Thing::caseFile};
        case gate::ObjectKind::participant: return {Thing::harmed, Thing::responsible};
        case gate::ObjectKind::agreement: return {Thing::agreement};
        default: throw std::logic_error("the matrix has no object of the kind " + std::string(label(kind)));
    }
}

}  // namespace accord::app
