
# Names that begin like the word.
_wir_names() {
    local -a names asked
    local word option
    # Without a letter it would be everybody.
    [[ -n $PREFIX ]] || return 1
    # The whole line: the words that are completed here are only those behind the command.
    for word in ${(Q)${(z)LBUFFER}}; do
        if [[ -n $option ]]; then
            [[ $word == '~/'* ]] && word="$HOME/${word#'~/'}"
            asked+=("$option" "$word")
            option=''
            continue
        fi
        case "$word" in
            --data=*|--no-bundled|--no-cache|--ldap-*=*|--ldap-starttls|--ldap-unencrypted-password) asked+=("$word") ;;
            --data|--ldap-*) option="$word" ;;
        esac
    done
    names=(${(f)"$(wir --no-input "${asked[@]}" names -- "${(Q)PREFIX}" 2>/dev/null </dev/null | sed 's/:/\\:/g; s/\t/:/')"})
    _describe -t names 'wir' names
}
