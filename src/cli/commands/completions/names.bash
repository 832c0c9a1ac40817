
# Adds names where words are expected.
_wir_with_names() {
    _wir "$@"
    local current="${COMP_WORDS[COMP_CWORD]}" rest="$COMP_LINE"
    local i word option='' command='' quote='' typed='' sign name reply
    local -a words=() asked=()
    # Without a letter it would be everybody.
    [[ -n $current && $current != -* ]] || return
    # Bash divides words at = and : too; what stands together in the line is one word.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word="${COMP_WORDS[i]}"
        if ((i > 0)) && [[ $rest != [[:blank:]]* ]]; then
            words[${#words[@]} - 1]+="$word"
        else
            words+=("$word")
        fi
        rest="${rest#"${rest%%[![:blank:]]*}"}"
        rest="${rest#"$word"}"
    done
    [[ ${words[${#words[@]} - 1]} == "$current" ]] || return
    for word in "${words[@]:1:${#words[@]}-2}"; do
        # What the shell would make of the word, without running anything that stands in it.
        word="${word//[\\\"\']/}"
        if [[ -n $option ]]; then
            [[ $word == '~/'* ]] && word="$HOME/${word#'~/'}"
            case "$option" in
                --data | --ldap-*) asked+=("$option" "$word") ;;
            esac
            option=''
            continue
        fi
        case "$word" in
            @WITH_VALUE@) option="$word" ;;
            --data=* | --no-bundled | --no-cache | --ldap-*) asked+=("$word") ;;
            -*) ;;
            *) [[ -n $command ]] || command="$word" ;;
        esac
    done
    # The value of an option is no name.
    [[ -z $option ]] || return
    case "$command" in
        '' | @OF_NAMES@) ;;
        *) return ;;
    esac
    # What the word says so far, and which quotation mark is open from its beginning. Nothing is offered
    # behind one that is closed again, nor beside what the shell would work out.
    case "$current" in
        [\"\']*) quote="${current:0:1}" ;;
    esac
    for ((i = ${#quote}; i < ${#current}; i++)); do
        sign="${current:i:1}"
        case "$quote$sign" in
            \\ | \"\\)
                ((i += 1))
                typed+="${current:i:1}"
                ;;
            [\"\'\$\`] | \"[\"\$\`] | \'\') return ;;
            *) typed+="$sign" ;;
        esac
    done
    # The names come from lists, which anybody may have written: each is put into the line so that it is
    # one word and nothing else.
    while IFS=$'\t' read -r name _; do
        reply=''
        # Bash does not close a quotation mark behind the same one in a name; and within "…" an
        # exclamation mark calls up an older line, and nothing takes that from it.
        case "$quote $name" in
            "' "*\'* | '" '*[\"!]*) continue ;;
            "' "*) reply="$name" ;;
            '" '*)
                for ((i = 0; i < ${#name}; i++)); do
                    sign="${name:i:1}"
                    [[ $sign != [\\\$\`] ]] || sign="\\$sign"
                    reply+="$sign"
                done
                ;;
            *) printf -v reply '%q' "$name" ;;
        esac
        COMPREPLY+=("$reply")
    done < <(wir --no-input "${asked[@]}" names -- "$typed" 2>/dev/null </dev/null)
}
complete -F _wir_with_names -o nosort -o bashdefault -o default wir
