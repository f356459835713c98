//! Words that tell little: those that tell nothing, and those that tell nothing by themselves. French and English.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Too common to tell one card from another, without accents.
const STOP: &str = "\
    a about actuellement afin after ai aimerais aimerait ainsi aller allons alors also am an and ans any \
    apres are as at au aura aurais aurait auront aussi autre autres aux avais avait avant avec avez \
    avoir avons be beaucoup become been before besoin bien bonjour bonsoir but by ca can car ce cela \
    celle celui ces cet cette ceux cheap cher cherche chercher cherchons chere cheres chers chez chose \
    ci combien comme comment could dans de deja depuis des devoir did dire dit do does dois doit donc \
    donne dont du elle elles en encore ensuite entre es est et etais etait ete etes etre eu eux existe \
    existent faire fait faut fille filles fils find for frere from fut garcon garcons get go going got \
    had has have he hello help her his how i ici if il ils im in into is it its j jamais je just l la le \
    les leur like ll looking lorsque lot lui m ma madame made mais make marche mari may me meme merci \
    mere mes mieux mine moi moins mon monsieur moyens must my n ne need ni no nos not notre nous obtenir \
    of on ont or ou our par pas pay people pere person peu peut peuvent peux please plus possibilite \
    possible pour pourquoi pourrais pourrait pourrions pouvez pouvoir pouvons pres puis qqch qqn qu \
    quand que quel quelle quelles quelqu quelque quelques quels question qui quoi re rien s sa salut \
    sans savoir se sera serais serait seront sert servir ses seulement she should si signifie sinon \
    soeur soit some someone sommes son sont souvent stp suis sur svp t ta take te tes that the their \
    them then there these they this those through to ton toujours tous tout toute toutes tres trop \
    trouve trouver tu un une us va vais vas ve venir vers veulent veut veux viens vient vite vont vos \
    votre voudrais vouloir voulons vous vraiment want was we were what when where which who why will \
    with without would y you your";

/// Cards use them too, and they say nothing of what is asked for by themselves: « cours du dollar » is no course,
/// « chien perdu » no lost password.
const STRAY: &str = "\
    achat achats acheter adresse annee annees apprendre arrive arriver avis beneficier best bon \
    bonne bonnes bons buy calculer carte changer choisir commander commencer comparer compte conseil \
    conseils continuer cours coute coutent couter creer date dates definition demain demander \
    dernier derniere dimanche donner end entier envoyer exemple facile faible finance financer fort \
    francais francaise free good grand grande grandes grands gratuit gratuite gratuits heure heures \
    histoire horaire horaires image images inscription inscrire inscrit inscrite internet jeu jeux \
    jouer jour journee journees jours ligne lire list liste long longue matin meilleur meilleure meilleurs \
    mettre minute mois monde mot mots naissance near new nom noms nouveau nouveaux nouvelle numero \
    old ouvrir passer pays perdre perdu perdue photo photos plan premier premiere price prix \
    prochain programme quitter rapide rapidement recevoir regarder rembourse remboursee \
    remboursement rembourser reparer reponse reste rester resultat resultats samedi semaine sens \
    service set signification site soir solution solutions suffit sujet temps tendance texte time \
    today tomorrow total touche toucher trajet type utiliser vendre vide video videos vieille vieux \
    ville vivre voir vrai week";

/// Whether a folded word is too common to search for.
pub fn is_stop_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP.split_ascii_whitespace().collect());
    WORDS.contains(word)
}

/// Whether a folded word says nothing of what is asked for by itself.
pub(super) fn is_stray_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| STRAY.split_ascii_whitespace().collect());
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[test]
    fn words_are_listed_once_as_they_are_compared() {
        let all: Vec<&str> = STOP.split_ascii_whitespace().chain(STRAY.split_ascii_whitespace()).collect();
        let different: HashSet<&&str> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert!(all.iter().all(|word| fold(word) == **word));
        assert!(is_stop_word("votre") && !is_stop_word("permis") && is_stray_word("prix"));
    }
}
