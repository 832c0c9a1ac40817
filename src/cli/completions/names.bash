
# Adds names where words are expected.
_wir_with_names() {
    _wir "$@"
    local current="${COMP_WORDS[COMP_CWORD]}" rest="$COMP_LINE"
    local i word option='' command='' name reply
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
    while IFS=$'\t' read -r name _; do
        # Between quotation marks a name stands as it is; else its blanks are escaped: it is one word.
        case "$current" in
            [\"\']*) reply="$name" ;;
            *) printf -v reply '%q' "$name" ;;
        esac
        COMPREPLY+=("$reply")
    done < <(wir --no-input "${asked[@]}" names -- "${current//[\\\"\']/}" 2>/dev/null </dev/null)
}
complete -F _wir_with_names -o nosort -o bashdefault -o default wir
