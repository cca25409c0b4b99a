// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A memo as paper: facts and sections to pages that preview, printer and PDF paint alike. Built by
// QTextCursor alone, because markup would be obeyed (it opens files named in the text).

#include "models/domain/incident.h"
#include "models/domain/memocontent.h"
#include "models/domain/memowords.h"
#include "models/domain/zone.h"

#include <QSizeF>
#include <QString>

#include <memory>
#include <optional>

class QPainter;

namespace gander::memo {

enum class Paper { A4, Letter };
// In points.
[[nodiscard]] QSizeF sizeOf(Paper paper);

enum class ClassifiedInTime { NotKnown, Yes, Late };

// Everything that stands on the pages; equal values make equal pages.
struct MemoPage {
    Memo memo;
    Incident incident; // its facts: number, customer, product, instants, contract
    MemoWords words;
    QString letterhead; // the desk's name
    QString author;
    Zone zone;                        // the desk's
    std::optional<Zone> customerZone; // the contract's; said beside where its wall clock differs
    ClassifiedInTime inTime = ClassifiedInTime::NotKnown;
    Paper paper = Paper::A4;
    bool draftMark = false; // a large light DRAFT across each page
};

struct MemoLayout {
    int pages = 1;
    int linesOver = 0; // lines of text after the first page

    friend bool operator==(const MemoLayout &, const MemoLayout &) = default;
};

// Needs a QGuiApplication. Made, used and destroyed in one thread, which may be any.
class MemoDocument final
{
public:
    explicit MemoDocument(const MemoPage &page);
    ~MemoDocument();
    Q_DISABLE_COPY_MOVE(MemoDocument)

    [[nodiscard]] QSizeF pageSize() const; // in points
    [[nodiscard]] MemoLayout layout() const;
    // Page 0 is the first. One unit of the painter is a point, the origin the paper's corner.
    void paint(QPainter *painter, int page) const;

private:
    class Pages;
    std::unique_ptr<const Pages> m_pages;
};

} // namespace gander::memo
