// SPDX-License-Identifier: GPL-3.0-or-later

// Acts on their way from one program to another: every action there and back, and what is none.

#include "models/domain/actjson.h"
#include "models/domain/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(gander::Act)

namespace {

const IncidentId someIncident(9'007'199'254'740'993); // what a double cannot hold
constexpr Instant someInstant{1795548000123};

// One of each, every member set to what is not its default; a new action fails to compile here.
Action sample(const FileIncident &)
{
    return FileIncident{.facts = {u"t"_s, u"d\n\0x"_s, u"Ac\u202Eme"_s, u"p"_s, u"r"_s, u"k"_s},
        .reportedAt = someInstant};
}
Action sample(const Classify &)
{
    return Classify{someIncident, {Outcome::CoreBug, Severity::Sev4, DevOpsLevel::DevOps2}, u"f"_s,
        HoursAsked{25, u"Ruth"_s}};
}
Action sample(const Assign &)
{
    return Assign{someIncident, u"Lena"_s};
}
Action sample(const Claim &)
{
    return Claim{someIncident};
}
Action sample(const AddNote &)
{
    return AddNote{someIncident, u"\U0001F986 <b>"_s};
}
Action sample(const Hold &)
{
    return Hold{someIncident};
}
Action sample(const Resume &)
{
    return Resume{someIncident};
}
Action sample(const Resolve &)
{
    return Resolve{someIncident, u"n"_s};
}
Action sample(const Reopen &)
{
    return Reopen{someIncident};
}
Action sample(const Close &)
{
    return Close{someIncident, u"n"_s};
}
Action sample(const Undo &)
{
    return Undo{someIncident, 7};
}
Action sample(const Redo &)
{
    return Redo{someIncident};
}
Action sample(const SaveMemo &)
{
    return SaveMemo{someIncident, u"s"_s, u"to"_s, {{u"found"_s, u"x"_s}}, QStringList{u"cc"_s}};
}
Action sample(const ApproveMemo &)
{
    return ApproveMemo{someIncident};
}
Action sample(const IssueMemo &)
{
    return IssueMemo{someIncident, 12, someInstant, QByteArray("%PDF\0\xff", 6)};
}
Action sample(const SetContract &)
{
    SetContract action;
    action.contract = standardPlan(*Zone::find(u"Europe/Berlin"_s));
    action.contract.name = u"Acme"_s;
    action.contract.effective = someInstant;
    action.openToo = true;
    action.broken = {someIncident};
    return action;
}
Action sample(const MoveContract &)
{
    return MoveContract{someIncident, {u"Acme"_s, 3}};
}
Action sample(const Link &)
{
    return Link{someIncident, IncidentId(7)};
}
Action sample(const Unlink &)
{
    return Unlink{someIncident};
}
Action sample(const Merge &)
{
    return Merge{someIncident, IncidentId(7)};
}
Action sample(const Unmerge &)
{
    return Unmerge{someIncident};
}
Action sample(const PassOn &)
{
    return PassOn{someIncident, IncidentId(7),
        Classification{Outcome::CoreBug, Severity::Sev4, DevOpsLevel::DevOps2}, u"f"_s, true,
        u"n"_s};
}
Action sample(const TakeOver &)
{
    return TakeOver{{u"t"_s, {}, {}, {}, {}, u"k"_s}, someInstant, true,
        {{EventKind::Noted, someInstant, u"Lena"_s, {{u"text"_s, u"x"_s}}}}};
}

template <size_t which = 0>
void eachAction(std::vector<Action> &all)
{
    if constexpr (which < std::variant_size_v<Action>) {
        all.push_back(sample(std::variant_alternative_t<which, Action>()));
        eachAction<which + 1>(all);
    }
}

Act around(const Action &action)
{
    Act act;
    act.actor = {u"Marta"_s, Role::Manager};
    act.at = someInstant;
    act.reason = u"why"_s;
    act.seen = 41;
    act.seenSeq = 7;
    act.action = action;
    return act;
}

} // namespace

class TestActJson final : public QObject
{
    Q_OBJECT

private slots:
    void everyActComesBackTheSame_data();
    void everyActComesBackTheSame();
    void whatIsMissingIsNamed_data() { everyActComesBackTheSame_data(); }
    void whatIsMissingIsNamed();
    void whatIsOptionalStaysAway();
    void receiptsAndErrorsComeBack();
    void garbageIsNoAct();
};

void TestActJson::everyActComesBackTheSame_data()
{
    QTest::addColumn<Act>("act");
    std::vector<Action> all;
    eachAction(all);
    QCOMPARE(all.size(), std::variant_size_v<Action>);
    for (const Action &action : all) {
        const Act act = around(action);
        const QString name = toJson(act)["action"_L1]["do"_L1].toString();
        QTest::newRow(qPrintable(name)) << act;
    }
}

void TestActJson::everyActComesBackTheSame()
{
    QFETCH(Act, act);
    const QByteArray bytes = QJsonDocument(toJson(act)).toJson(QJsonDocument::Compact);
    const auto back = actFromJson(QJsonDocument::fromJson(bytes).object());
    QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
    QCOMPARE(back->id, act.id);
    QCOMPARE(back->actor.name, act.actor.name);
    QVERIFY(back->actor.role == act.actor.role);
    QVERIFY(back->at == act.at);
    QVERIFY(back->seen == act.seen);
    QCOMPARE(back->seenSeq, act.seenSeq);
    QCOMPARE(back->reason, act.reason);
    QCOMPARE(back->action.index(), act.action.index());
    QCOMPARE(QJsonDocument(toJson(*back)).toJson(QJsonDocument::Compact), bytes);
    if (const auto *issue = std::get_if<IssueMemo>(&back->action))
        QCOMPARE(issue->pdf, std::get<IssueMemo>(act.action).pdf);
    if (const auto *set = std::get_if<SetContract>(&back->action))
        QCOMPARE(set->contract.effective.ms, someInstant.ms);
    if (const auto *note = std::get_if<AddNote>(&back->action))
        QCOMPARE(note->incident.number(), someIncident.number());
}

void TestActJson::whatIsMissingIsNamed()
{
    QFETCH(Act, act);
    const QJsonObject whole = toJson(act);
    const QJsonObject action = whole["action"_L1].toObject();
    for (const QString &key : action.keys()) {
        for (const QJsonValue &wrong : {QJsonValue(QJsonValue::Undefined),
                 QJsonValue(QJsonArray{true}), QJsonValue(-1.5), QJsonValue(QJsonValue::Null)}) {
            QJsonObject part = action;
            part.insert(key, wrong);
            QJsonObject json = whole;
            json.insert(u"action"_s, part);
            const auto read = actFromJson(json);
            if (read) // left out it means nothing was said
                QVERIFY2(wrong.isUndefined() || key == "broken"_L1, qPrintable(key));
            else
                QCOMPARE(read.error().kind, ErrorKind::Invalid);
        }
    }
    for (const auto key : {"id"_L1, "actor"_L1, "reason"_L1, "action"_L1}) {
        QJsonObject json = whole;
        json.remove(key);
        QVERIFY2(!actFromJson(json), key.data());
    }
}

void TestActJson::whatIsOptionalStaysAway()
{
    Act act;
    act.actor.name = u"Lena"_s;
    act.action = Classify{someIncident, {Outcome::ActOfGod, {}, {}}, {}};
    auto back = actFromJson(toJson(act));
    QVERIFY(back);
    QVERIFY(!back->at && !back->seen);
    QVERIFY(back->actor.role == Role::Unsaid);
    QVERIFY(std::get<Classify>(back->action).classification
        == std::get<Classify>(act.action).classification);
    act.action = SaveMemo{.incident = someIncident};
    back = actFromJson(toJson(act));
    QVERIFY(back && !std::get<SaveMemo>(back->action).cc);
    act.action = FileIncident{};
    back = actFromJson(toJson(act));
    QVERIFY(back && !std::get<FileIncident>(back->action).reportedAt);
}

void TestActJson::receiptsAndErrorsComeBack()
{
    const Receipt receipt{QUuid::createUuid(), someIncident, MemoId(4), 99, 3, true, true};
    const auto back = receiptFromJson(toJson(receipt));
    QVERIFY(back);
    QCOMPARE(back->act, receipt.act);
    QVERIFY(back->incident == receipt.incident && back->memo == receipt.memo);
    QCOMPARE(back->revision, receipt.revision);
    QCOMPARE(back->seq, receipt.seq);
    QVERIFY(back->created && back->undoable);
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Forbidden); ++kind) {
        const Error error{static_cast<ErrorKind>(kind), u"why"_s};
        QVERIFY(errorFromJson(toJson(error)) == error);
    }
    QVERIFY(errorFromJson({}).kind == ErrorKind::Unavailable);
}

void TestActJson::garbageIsNoAct()
{
    QVERIFY(!actFromJson({}));
    QVERIFY(!takeOverFromJson({}));
    QVERIFY(!receiptFromJson({}));
    QJsonObject json = toJson(around(Hold{someIncident}));
    json.insert(u"action"_s, QJsonObject{{u"do"_s, u"purge"_s}});
    QVERIFY(!actFromJson(json));
    json = toJson(around(Hold{someIncident}));
    json.insert(u"id"_s, u"no uuid"_s);
    QVERIFY(!actFromJson(json));
}

QTEST_GUILESS_MAIN(TestActJson)
#include "tst_actjson.moc"
