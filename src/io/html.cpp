#include "feynet/io/html.hpp"

#include "feynet/io/plain_text.hpp"

namespace feynet {

namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
}

void append_opening(std::string& out, Markup name, std::initializer_list<Attribute> attributes) {
    out += '<';
    out += name.view();
    for (const Attribute& attribute : attributes) {
        out += ' ';
        out += attribute.name.view();
        out += "=\"";
        append_escaped(out, attribute.value);
        out += '"';
    }
}

}  // namespace

Html Html::text(std::string_view text) {
    Html html;
    append_escaped(html.markup_, text);
    return html;
}

Html& Html::operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
}

Html& Html::operator+=(Markup literal) {
    markup_ += literal.view();
    return *this;
}

Html operator+(Html left, const Html& right) {
    left += right;
    return left;
}

Html operator+(Html left, Markup right) {
    left += right;
    return left;
}

Html element(Markup name, std::initializer_list<Attribute> attributes, const Html& content) {
    Html html;
    append_opening(html.markup_, name, attributes);
    html.markup_ += '>';
    html.markup_ += content.markup_;
    html.markup_ += "</";
    html.markup_ += name.view();
    html.markup_ += '>';
    return html;
}

Html element(Markup name, const Html& content) {
    return element(name, {}, content);
}

Html empty_element(Markup name, std::initializer_list<Attribute> attributes) {
    Html html;
    append_opening(html.markup_, name, attributes);
    html.markup_ += "/>";
    return html;
}

}  // namespace feynet
