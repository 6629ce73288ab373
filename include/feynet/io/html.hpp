#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace feynet {

/// Markup that stands in the source code: only a compile-time constant converts to it, so that
/// nothing read at run time can pass for markup.
class Markup {
public:
    /// A literal of the source code.
    // NOLINTNEXTLINE(google-explicit-constructor): literals are markup
    consteval Markup(const char* literal) : view_(literal) {}

    constexpr std::string_view view() const { return view_; }

private:
    std::string_view view_;
};

/// An attribute of an element; its value is escaped when written.
struct Attribute {
    Markup name;
    std::string value;
};

/// A piece of an HTML document that is well formed by construction.
///
/// It is made of literals, escaped text, elements and their concatenation; text() is the one way in
/// for strings that come from outside.
class Html {
public:
    Html() = default;
    explicit Html(Markup literal) : markup_(literal.view()) {}

    /// Any text as characters of the document: & < > " ' become entities, control characters go.
    static Html text(std::string_view text);

    Html& operator+=(const Html& other);
    Html& operator+=(Markup literal);

    const std::string& str() const { return markup_; }
    bool empty() const { return markup_.empty(); }

private:
    friend Html element(
        Markup name, std::initializer_list<Attribute> attributes, const Html& content);
    friend Html empty_element(Markup name, std::initializer_list<Attribute> attributes);

    std::string markup_;
};

/// One piece after the other.
Html operator+(Html left, const Html& right);
/// A piece and a literal after it.
Html operator+(Html left, Markup right);

/// An element with attributes and content.
Html element(Markup name, std::initializer_list<Attribute> attributes, const Html& content);

/// An element with content alone.
Html element(Markup name, const Html& content);

/// An element that is closed at once, for SVG shapes and HTML's void elements.
Html empty_element(Markup name, std::initializer_list<Attribute> attributes);

}  // namespace feynet
