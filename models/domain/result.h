// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What can go wrong, as values: Error, and Result<T> with the names of std::expected.

#include <QString>

#include <utility>
#include <variant>

namespace gander {

enum class ErrorKind {
    Invalid,     // the input is wrong
    NotFound,    // no such incident, memo or file
    Conflict,    // somebody changed it first, or its state forbids the act
    Unavailable, // cannot be read or written right now
    Held,        // another program writes to this desk
    Full,        // no room on the disk
    TooNew,      // the desk was made by a newer program
    Foreign,     // the file is no desk
    Corrupt,     // the desk or a history is damaged
    Cancelled,   // the user stopped it
    Forbidden,   // the actor's role does not go so far
};

// 'detail' is a plain technical English sentence part without a final stop, such as
// "incident 41 does not exist"; ui/words makes the sentence for people from kind and detail.
struct Error {
    ErrorKind kind = ErrorKind::Invalid;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
        , m_failed(true)
    {
    }

    [[nodiscard]] bool has_value() const { return !m_failed; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace gander
