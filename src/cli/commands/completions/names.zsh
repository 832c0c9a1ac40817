
# Names that begin like the word.
_wir_names() {
    local -a names shown asked expl
    local word option line typed="${(Q)PREFIX}"
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
    for line in ${(f)"$(wir --no-input "${asked[@]}" names -- "$typed" 2>/dev/null </dev/null)"}; do
        names+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  }")
    done
    # A word that stands in the middle of names has no beginning in common with them: then the line stays.
    if (( $#names > 1 && ${#${(M)names:#${(b)typed}*}} < $#names )); then
        compstate[insert]=''
        compstate[list]='list force'
    fi
    # What wir found fits, whatever the shell thinks (-U); the shell quotes it as the line asks.
    _wanted names expl wir compadd -U -l -d shown -a names
}
