# What Doxygen is shown of a header: the header, and what it says without a comment.
#
#   awk -f house_style.awk HEADER
#
# A parameter of a run file is named once, visit("key", self.member, "meaning"): the meaning documents the member.
# Data members, functions without arguments, constructors and operators may say all by their names; types,
# enumerations and every other function need a comment, or Doxygen warns.
{
    line[NR] = $0
    text = text " " $0
}

# meaning[member] from every visit() of the file.
function learn_meanings(rest,    call, member, words) {
    while (match(rest, /visit\([ ]*"[a-z_0-9]+",[ ]*self\.[a-z_0-9]+,[ ]*("[^"]*"[ ]*)+\)/)) {
        call = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        member = call
        sub(/.*self\./, "", member)
        words = member
        sub(/,.*/, "", member)
        sub(/^[^"]*"/, "", words)
        gsub(/"[ ]*"/, "", words)
        sub(/"[ ]*\)$/, "", words)
        gsub(/</, "\\&lt;", words)
        gsub(/>/, "\\&gt;", words)
        meaning[member] = words
    }
}

function code_of(words) {
    gsub(/"([^"\\]|\\.)*"/, "\"\"", words)
    gsub(/'\\?.'/, "' '", words)
    sub(/\/\/.*/, "", words)
    return words
}

# The name that a data member declares, or nothing.
function member_of(statement) {
    sub(/[ ]*(=|\{).*/, "", statement)
    sub(/;.*/, "", statement)
    sub(/\[.*/, "", statement)
    if (statement ~ /\(/ || statement !~ /[A-Za-z0-9_>*&][ ]+[a-z][a-z_0-9]*$/) return ""
    sub(/.*[ ]/, "", statement)
    return statement
}

# The comment that the declaration needs, or nothing.
function comment_for(statement, scope,    head, name) {
    head = statement
    sub(/^[ ]+/, "", head)
    if (head ~ /^template <.*> *struct Words</ || head ~ /^template <.*> *struct ParameterType</) {
        return "How values of this type are spelled in run files."
    }
    if (head ~ /^static .* from\(std::string_view key, const TomlValue& value\)/) {
        return "The value that a run file says. @throws InvalidInput naming the key"
    }
    if (head ~ /^static (TomlValue|std::optional<TomlValue>) to\(/) return "What a run file says for the value."
    if (head ~ /visit_parameters\(/) return "Calls visit(key, member, meaning) once for each parameter."
    if (head ~ /(visit_state|visit_chains)\(/) return "Calls visit on all that a checkpoint must keep."
    if (head ~ /^friend .*operator/) return nameless
    if (scope != "class" || head ~ /^(using|typedef|friend|struct|class|enum|static_assert|public|private|protected)/) {
        return ""
    }
    name = member_of(head)
    if (name != "") return (name in meaning) ? meaning[name] : nameless
    if (head ~ /[a-z_0-9]\(\)/) return nameless
    if (head ~ /operator[^a-z]*\(/) return nameless
    if (head ~ /^(template <[^>]*> *)?((explicit|constexpr|inline) )*~?[A-Z][A-Za-z]*\(/) return nameless
    return ""
}

function scope_of(statement) {
    if (statement ~ /(^|[ ])namespace([ ]|$)/) return "namespace"
    if (statement ~ /(^|[ ])enum[ ]/) return "enum"
    if (statement ~ /(^|[ ])(struct|class|union)[ ]/ && statement !~ /\)[ ]*(const)?[ ]*$/) return "class"
    return "body"
}

# Prints the lines kept so far; `documented` says that they have a comment already.
function release(scope,    i, comment) {
    if (n_kept && !documented) {
        comment = comment_for(statement, scope)
        if (comment != "") print "/// " comment
    }
    for (i = 1; i <= n_kept; ++i) print kept[i]
    n_kept = 0
    statement = ""
    documented = 0
}

function walk(words,    i, letter, is_value) {
    for (i = 1; i <= length(words); ++i) {
        letter = substr(words, i, 1)
        if (letter == "(") ++brackets
        if (letter == ")") --brackets
        if (letter == "{") {
            # An initialiser, not a body: what it follows is the name of a member.
            is_value = brackets > 0 || stack[depth] == "class" && member_of(statement) != ""
            stack[++depth] = is_value ? "value" : scope_of(statement)
            if (is_value) statement = statement letter
            else opened = 1
        } else if (letter == "}") {
            if (stack[depth] != "value") closed = 1
            --depth
        } else {
            statement = statement letter
        }
    }
}

END {
    nameless = "&zwnj;"
    learn_meanings(text)
    stack[0] = "namespace"
    for (n = 1; n <= NR; ++n) {
        words = code_of(line[n])
        scope = stack[depth]
        if (scope == "body" || scope == "enum" || scope == "value" && n_kept == 0) {
            walk(words)
            statement = ""
            print line[n]
            continue
        }
        if (n_kept == 0) {
            if (line[n] ~ /^[ ]*\/\/\//) {
                pending = 1
                print line[n]
                continue
            }
            if (words ~ /^[ ]*(#.*|(public|private|protected):[ ]*)?$/) {
                pending = 0
                print line[n]
                continue
            }
            documented = pending
            pending = 0
            base = depth
            base_scope = scope
        }
        kept[++n_kept] = line[n]
        if (line[n] ~ /\/\/\/</) documented = 1
        opened = closed = 0
        walk(words)
        statement = statement " "
        if (opened || closed || (brackets == 0 && depth == base && words ~ /;[ ]*$/)) release(base_scope)
    }
    release(base_scope)
}
