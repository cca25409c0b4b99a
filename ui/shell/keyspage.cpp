// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keyspage.h"

#include "models/desk/whendone.h"
#include "models/exchange/files.h"
#include "ui/desk/background.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/shell/actions.h"
#include "ui/shell/keymap.h"
#include "ui/shell/keypaper.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>
#include <memory>
#include <vector>

namespace gander::ui {

namespace {

constexpr int keysMargin = 24;
constexpr int columnGap = 40;
constexpr int columnsOfKeys = 3;
constexpr int columnsOfLargeKeys = 2;
constexpr double largeText = 1.2;
constexpr int narrowestText = 110; // wrapped below that many pixels at 100 %

} // namespace

KeysPage::KeysPage(Looks &looks, const Actions &actions, QWidget *parent)
    : Sheet(looks, parent)
    , m_looks(looks)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("keysPage"));
    setTitle(tr("Keys"));
    setSubtitle(tr("Single letters act in lists and pages, never in a text field; Settings turn "
                   "them off."));
    setBody(makeBody());
    connect(&looks, &Looks::changed, this, [this] { setBody(makeBody()); });
    auto *leave = makeButton(tr("Back"), QStringLiteral("arrow-left"), tr("Esc"), looks, this);
    leave->setObjectName(QStringLiteral("keysLeave"));
    connect(leave, &QPushButton::clicked, this, &KeysPage::left);
    addFootLeft(leave);
    auto *pdf =
        makeButton(tr("Save as PDF..."), QStringLiteral("file-down"), tr("Ctrl E"), looks, this);
    pdf->setObjectName(QStringLiteral("keysPdf"));
    connect(pdf, &QPushButton::clicked, this, &KeysPage::exportPdf);
    addFootRight(pdf);
    auto *paper = makeButton(tr("Print..."), {}, tr("Ctrl P"), looks, this);
    paper->setObjectName(QStringLiteral("keysPrint"));
    connect(paper, &QPushButton::clicked, this, &KeysPage::print);
    addFootRight(paper);
    setFocusProxy(leave);
}

void KeysPage::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (control && event->key() == Qt::Key_E)
        exportPdf();
    else if (control && event->key() == Qt::Key_P)
        print();
    else
        Sheet::keyPressEvent(event);
}

void KeysPage::exportPdf()
{
    auto *dialog = new QFileDialog(this, tr("Save the keys"));
    dialog->setObjectName(QStringLiteral("exportKeys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(tr("Keys of Gander") + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &KeysPage::exportTo);
    dialog->open();
}

void KeysPage::exportTo(const QString &path)
{
    const auto pdf =
        keysPdf(tr("Keys of Gander"), keyGroups(m_actions), m_looks.font(FontRole::Body));
    if (!pdf) {
        emit failed(pdf.error(), tr("save the keys"));
        return;
    }
    desk::whenDone(inBackground([path, bytes = *pdf] { return exchange::writeFile(path, bytes); }),
        this, [this, path](const Result<void> &written) {
            if (written)
                emit told(tr("The keys are in %1.").arg(QDir::toNativeSeparators(path)));
            else
                emit failed(written.error(), tr("save the keys"));
        });
}

void KeysPage::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Keys of Gander"));
    printer->setFullPage(true);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(QStringLiteral("printKeys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer] {
        const auto painted = paintKeys(*printer, printer->resolution(), tr("Keys of Gander"),
            keyGroups(m_actions), m_looks.font(FontRole::Body));
        if (!painted)
            emit failed(painted.error(), tr("print the keys"));
    });
    dialog->open();
}

QWidget *KeysPage::makeBody()
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(keysMargin, keysMargin, keysMargin, keysMargin);
    row->setSpacing(columnGap);
    std::vector<QGridLayout *> columns;
    const int count = m_looks.scale() > largeText ? columnsOfLargeKeys : columnsOfKeys;
    for (int i = 0; i < count; ++i) {
        auto *column = new QVBoxLayout;
        columns.push_back(new QGridLayout);
        columns.back()->setHorizontalSpacing(16);
        columns.back()->setVerticalSpacing(6);
        columns.back()->setColumnStretch(1, 1);
        column->addLayout(columns.back());
        column->addStretch(1);
        row->addLayout(column, 1);
    }
    for (const auto &[name, lines] : keyGroups(m_actions)) {
        // Into the shortest column so far.
        QGridLayout *grid = *std::ranges::min_element(columns, {}, &QGridLayout::rowCount);
        int line = grid->rowCount();
        auto *head = plainLabel(name, body);
        head->setFont(m_looks.font(FontRole::Section));
        head->setContentsMargins(0, line > 1 ? 12 : 0, 0, 2);
        grid->addWidget(head, line++, 0, 1, 2);
        for (const KeyLine &key : lines) {
            auto *keys = plainLabel(key.keys, body);
            QFont strong = m_looks.font(FontRole::BodyStrong);
            keys->setFont(strong);
            keys->setTextFormat(Qt::PlainText);
            auto *text = plainLabel(key.text, body);
            text->setTextFormat(Qt::PlainText);
            text->setWordWrap(true);
            text->setMinimumWidth(m_looks.px(narrowestText));
            text->setAccessibleName(QStringLiteral("%1: %2").arg(key.keys, key.text));
            grid->addWidget(keys, line, 0, Qt::AlignTop);
            grid->addWidget(text, line++, 1);
        }
    }
    return body;
}

} // namespace gander::ui
