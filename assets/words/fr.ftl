# Every sentence of « Ma Région & moi » in French. Same keys as en.ftl; one accessor each in src/words.

## Shell
app-name = Ma Région & moi
page-title = { $title } – Ma Région & moi
skip-to-content = Aller au contenu
nav-label = Navigation principale
nav-tools = Outils
nav-home = Accueil
nav-aids = Aides
nav-places = Lieux
nav-agenda = Agenda
nav-desk = Mon dossier
nav-settings = Réglages
nav-help = Aide et contacts
back = Retour
back-to = Retour : { $place }
close = Fermer
close-notice = Fermer ce message
loading = Chargement…
retry = Réessayer
outside = (site externe)
french-only = Ce texte existe seulement en français.
not-found-title = Page introuvable
not-found-text = Cette page n’existe pas dans cette version. Rien n’est perdu.
not-found-action = Revenir à l’accueil
notice-kind = { $kind ->
    [error] Erreur
    [success] C’est fait
    [warning] Attention
   *[info] Information
  }

## Home
home-title = { $moment ->
    [evening] Bonsoir !
   *[day] Bonjour !
  }
home-lead = Que cherchez-vous aujourd’hui ?
home-commune-none = Choisir ma commune
home-commune-change = Ma commune : { $name }. Changer.
home-tiles = Par où commencer
home-todo = À faire
home-todo-empty = Rien à faire aujourd’hui.
home-todo-outing-off = { $status } : { $day }
home-todo-closes = « { $title } » : il reste { $days ->
    [0] jusqu’à ce soir
    [one] { $days } jour
   *[other] { $days } jours
  } pour demander.
home-help = Parler à quelqu’un
home-help-text = Une personne vous répond, par téléphone ou près de chez vous.
home-help-action = Voir les contacts
tile-rights = Mes droits
tile-school = École et bourses
tile-health = Santé près de moi
tile-outings = Sortir
tile-renovate = Rénover
tile-associations = Associations et agriculture

## Freshness and network
sync-up-to-date = Tout est à jour.
sync-fresh = À jour, { $when }
sync-offline = Hors connexion
sync-portal = Wi-Fi à ouvrir
sync-busy = Service occupé
sync-full = Téléphone plein
sync-trouble = Pas encore à jour
sync-never = Contenu de départ
sync-working = Mise à jour…
sync-sheet-title = Le contenu de l’application
sync-sheet-fresh = Tout est à jour. Dernière vérification : { $when }.
sync-sheet-offline = Vous êtes hors connexion. Vous pouvez lire, chercher et préparer. La mise à jour attendra le réseau.
sync-sheet-portal = Ce réseau demande d’ouvrir une page avant de donner l’accès. Ouvrez votre navigateur, acceptez, puis revenez.
sync-sheet-intercepted = Ce réseau modifie les échanges. Nous n’avons rien accepté : votre contenu reste sûr.
sync-sheet-busy = Le service de la Région est occupé. Nous réessaierons bientôt. Vous pouvez continuer à lire.
sync-sheet-fault = Le service de la Région ne répond pas bien. Votre contenu reste en place. Nous réessaierons.
sync-sheet-refused = Le contenu reçu n’était pas conforme. Nous l’avons refusé et gardé l’ancien. Code : { $code }.
sync-sheet-never = Ce contenu est arrivé avec l’application. Il se mettra à jour au retour du réseau.
sync-sheet-working = Mise à jour en cours.
sync-progress = { $done } sur { $total }
sync-bytes = Données utilisées la dernière fois
sync-editions = Date de chaque contenu
sync-update = Mettre à jour
sync-update-waits = (attendra le réseau)
sync-sign-in = Pour envoyer vos demandes, connectez-vous à votre compte. Rien n’est perdu.
sync-post = { $delivered ->
    [0] Rien n’est parti cette fois
    [one] { $delivered } envoi remis à la Région
   *[other] { $delivered } envois remis à la Région
  }, { $waiting ->
    [0] rien n’attend
    [one] { $waiting } envoi attend
   *[other] { $waiting } envois attendent
  }, { $set_aside ->
    [0] rien n’est refusé
    [one] { $set_aside } envoi est refusé
   *[other] { $set_aside } envois sont refusés
  }.
sync-signed-in = Vous êtes connecté. Vos demandes peuvent partir.
sync-signed-out = Vous êtes déconnecté. Vos brouillons et vos demandes restent ici.
sync-open = État du contenu : { $state }. Voir le détail.
offline-line = Hors connexion. Vous pouvez lire, chercher et préparer.
collection = { $name ->
    [aids] Aides
    [links] Services de la Région
    [words] Aide et mots
    [communes] Communes
    [places] Lieux
    [events] Événements
    [schools] Établissements scolaires
    [scales] Barèmes
    [calendars] Calendriers
    [forms] Formulaires
   *[other] Autres contenus
  }
edition-of = Contenu du { $day }

## Aids
aids-title = Aides
aids-count = { $count ->
    [0] Aucune aide
    [one] { $count } aide
   *[other] { $count } aides
  }
aids-search-label = Chercher partout
aids-filters = Filtrer
aids-filter-audience = Ma situation
aids-filter-theme = Thème
aids-filter-type = Type d’aide
aids-filter-territory = Territoire
aids-filter-all = Peu importe
aids-territory-here = { $commune } et autour
aids-territory-all = Toute la région
aids-filter-open = Ouvert maintenant
aids-filter-kept = Mes favoris
aids-chosen = Filtres choisis
aids-remove-filter = Retirer le filtre { $name }
aids-clear = Tout effacer
aids-sort = Trier par
aids-sort-title = Titre
aids-sort-deadline = Date limite
aids-sort-verified = Dernière vérification
aids-sort-relevance = Pertinence
aids-more = Afficher plus d’aides
aids-shown = { $shown } affichées sur { $count }
aids-none = Aucune aide avec ces filtres.
aids-none-text = Retirez un filtre, ou cherchez avec d’autres mots.
aids-none-kept = Vous n’avez pas encore de favori.
aids-none-kept-text = Touchez l’étoile d’une fiche : elle reste ici, même sans réseau.
aids-none-content = Le guide n’est pas encore là.
aids-none-content-text = Il se prépare sur ce téléphone. Cela prend quelques secondes.
aid-short = Fiche courte
aid-short-text = Fiche courte : le détail est sur le site de { $body }.
aid-brief = En bref
aid-for-whom = Pour qui
aid-amount = Combien
aid-documents = Pièces à préparer
aid-steps = Étapes
aid-contact = Contact
aid-source = Source
aid-deadline = Date limite
aid-changes = Ce qui a changé
aid-not-stated = Non précisé par la source.
aid-amount-to-confirm = Montant à confirmer : la source est ancienne ou indirecte.
aid-all-year = Toute l’année
aid-open = Ouverte aujourd’hui
aid-undated = Dates non précisées
aid-open-until = Jusqu’au { $day }
aid-open-days = { $days ->
    [0] Dernier jour
    [one] Encore { $days } jour
   *[other] Encore { $days } jours
  }
aid-upcoming = Ouvre le { $day }
aid-upcoming-undated = Ouvre bientôt
aid-closed = Fermée pour le moment
aid-ended = Terminée
aid-ended-text = Cette aide est terminée. Nous gardons la fiche pour mémoire.
aid-closed-text = On ne peut pas la demander aujourd’hui. La source donne les prochaines dates.
aid-date-official = Date lue chez l’organisme.
aid-date-export = Date lue dans un fichier public : vérifiez-la avant de compter dessus.
aid-date-secondary = Date lue dans une source indirecte : vérifiez-la.
aid-given-by = Donnée par { $bodies }
aid-verified = Vérifié le { $day }
aid-link-broken = Lien cassé depuis le { $day }
aid-link-alive = Lien vérifié
aid-link-unchecked = Lien pas encore vérifié
aid-known-by = Aussi connue de
aid-open-source = Voir la source
aid-open-portal = Déposer sur le portail
aid-open-demarche = Remplir la démarche
aid-open-step = Ouvrir la page de cette étape
aid-open-contact = Ouvrir la page de contact
aid-call = Appeler le { $phone }
aid-write = Écrire à { $email }
aid-paper = Cette demande se fait sur papier.
aid-nothing-to-file = Rien à déposer : c’est automatique, ou c’est une information.
aid-keep = Garder
aid-kept = Gardée
aid-keep-name = Garder la fiche « { $title } »
aid-unkeep-name = Ne plus garder la fiche « { $title } »
aid-changed-on = Le { $day } : { $fields }
aid-changed-field = { $field ->
    [title] titre
    [promise] résumé
    [easy_text] version facile à lire
    [description] description
    [amount] montant
    [documents] pièces
    [steps] étapes
    [deadline] dates
    [calendar] dates
    [contact] contact
    [conditions] conditions
    [for_whom] conditions
    [bodies] organisme
    [link] lien
    [source_url] adresse de la source
    [verified_on] date de vérification
   *[other] contenu
  }

## Easy to read, read aloud
easy-switch = Facile à lire
easy-title = L’essentiel
easy-none = Cette fiche n’est pas encore écrite en facile à lire. Les mots difficiles sont expliqués. Une personne peut aussi vous aider.
easy-glossary = Tous les mots expliqués
listen = Écouter
listen-stop = Arrêter
listen-no-voice = Pas de voix sur cet appareil
listen-why = { $code ->
    [not-yet] L’application ne sait pas encore parler sur ce téléphone. Le lecteur d’écran du téléphone lit déjà toute la fiche.
   *[missing] L’application lit avec la voix de votre appareil, et n’en trouve pas. Sur Linux, installez Speech Dispatcher et une voix française.
  }
settings-easy = Facile à lire
settings-easy-hint = Phrases courtes et mots de tous les jours, pour les fiches qui en ont une version.
application-easy = { $code ->
    [writing] Vous n’avez pas fini votre demande. Elle est sur ce téléphone.
    [sealed] Votre demande est prête. Elle attend le réseau pour partir.
    [registered] La Région a reçu votre demande. Elle attend encore vos papiers.
    [complete] La Région a reçu votre demande. Elle a aussi reçu tous vos papiers.
    [received] Le bon service a votre demande. Il va la lire.
    [in_review] Le service lit votre demande. Vous n’avez rien à faire.
    [to_complete] Le service attend quelque chose de vous. Lisez son message. Puis répondez-lui.
    [accepted] C’est oui. Lisez le message : il dit la suite.
    [refused] C’est non. Lisez le message : il dit pourquoi. Vous pouvez demander de l’aide.
    [withdrawn] Vous avez arrêté cette demande. Vous pouvez en faire une autre.
   *[other] Le service a fermé cette demande. Il n’a dit ni oui, ni non.
  }
aid-missing-title = Cette fiche n’est plus dans le guide.
aid-missing-text = Elle a pu être retirée ou remplacée. Vos favoris sont intacts.
aid-missing-action = Voir toutes les aides
aid-scope = { $kind ->
    [country] Toute la France
    [region] Toute la région
    [department] Département { $code }
    [group] Un groupement de communes
   *[commune] Une commune ({ $code })
  }
theme = { $code ->
    [youth] Jeunesse
    [school] École
    [study] Études
    [training] Formation
    [work] Emploi
    [business] Entreprise
    [farming] Agriculture
    [culture] Culture
    [sport] Sport
    [association] Associations
    [health] Santé
    [disability] Handicap
    [family] Famille
    [solidarity] Solidarité
    [housing] Logement
    [energy] Énergie
    [mobility] Transports
    [environment] Environnement
    [digital] Numérique
    [tourism] Tourisme
    [local_life] Vie locale
    [europe] Europe
    [citizenship] Citoyenneté
   *[other] Autres
  }
audience = { $code ->
    [everyone] Tout le monde
    [pupil] Élève
    [student] Étudiant
    [apprentice] Apprenti
    [young] Jeune
    [job_seeker] En recherche d’emploi
    [employee] Salarié
    [self_employed] Indépendant
    [parent] Parent
    [senior] Senior
    [disabled] En situation de handicap
    [volunteer] Bénévole
    [artist] Artiste
    [association] Association
    [company] Entreprise
    [farmer] Agriculteur
    [public_body] Commune, collectivité
    [school] Établissement scolaire
    [researcher] Chercheur
   *[other] Autre
  }
aid-type = { $code ->
    [grant] Subvention
    [loan] Prêt
    [guarantee] Garantie
    [service] Service
    [in_kind] Avantage en nature
    [tariff] Tarif réduit
    [tax] Avantage fiscal
    [training] Formation
    [call] Appel à projets
    [advice] Conseil
    [information] Information
   *[other] Autre
  }

## The assistant: said around its quotes

assistant-title = Poser une question
assistant-lead = L’assistant répond avec les phrases des fiches, sans réseau. Il n’invente rien.
assistant-first = Vérifiez toujours la fiche.
assistant-memory = Cette conversation n’est pas gardée : elle disparaît quand vous fermez l’application. N’écrivez ni numéro personnel, ni ce qui touche à votre santé.
assistant-label = Votre question
assistant-hint = Par exemple : « J’ai 17 ans, j’habite Autun, je voudrais passer le permis »
assistant-send = Demander
assistant-clear = Effacer la conversation
assistant-cleared = La conversation est effacée.
assistant-log = Conversation
assistant-you = Vous
assistant-ideas = Pour commencer
assistant-idea = { $rank ->
    [1] Quelle aide pour le permis de conduire ?
    [2] Quelle bourse pour étudier ?
   *[other] Qui peut m’aider à payer mon logement ?
  }
assistant-understood = { $who ->
    [me] Compris de vous
    [child] Compris de votre enfant
    [parent] Compris de votre parent
    [sibling] Compris de votre frère ou sœur
    [partner] Compris de votre conjoint
    [association] Compris de votre association
    [company] Compris de votre entreprise
   *[other] Compris de cette personne
  }
assistant-forget = Retirer : { $fact }
assistant-refused = { $why ->
    [health] Votre question parle de santé. Retirez-le : l’assistant n’en a pas besoin. Vous pouvez demander « aide handicap » ou « aide pour les soins ».
    [email] Votre question contient une adresse électronique. Retirez-la, l’assistant n’en a pas besoin.
   *[other] Votre question contient un numéro personnel. Retirez-le, l’assistant n’en a pas besoin.
  }
assistant-none = Je n’ai pas trouvé.
assistant-none-text = Aucune fiche ne répond à cette question. L’assistant ne connaît que les aides, les services et les lieux de la région.
assistant-silent = { $want ->
    [amount] La fiche ne donne pas de montant.
    [documents] La fiche ne dit pas quels documents il faut.
    [deadline] La fiche ne donne pas de date limite.
    [contact] La fiche ne nomme pas de contact.
    [steps] La fiche ne décrit pas les étapes.
    [eligible] La fiche ne donne pas de condition.
   *[other] La fiche n’en dit pas plus.
  }
assistant-according = D’après ce que vous avez dit :
assistant-verdict = { $standing ->
    [likely] Oui, sans doute
    [to_check] À vérifier
   *[no] Non
  }
assistant-others = Voir aussi
assistant-field = { $code ->
    [amount] Combien
    [for_whom] Pour qui
    [documents] Pièces à préparer
    [steps] Étapes
    [deadline] Date limite
    [contact] Contact
   *[other] En bref
  }
assistant-open = Ouvrir la fiche : { $title }
assistant-desk = Parler à quelqu’un
assistant-desk-anywhere = Dites votre commune : l’assistant donne le lieu le plus proche.
assistant-desk-all = Tous les lieux d’accueil
assistant-asks = { $who ->
    [me] { $question }
    [child] Pour votre enfant : { $question }
    [parent] Pour votre parent : { $question }
    [sibling] Pour votre frère ou sœur : { $question }
    [partner] Pour votre conjoint : { $question }
    [association] Pour votre association : { $question }
    [company] Pour votre entreprise : { $question }
   *[other] Pour cette personne : { $question }
  }
assistant-asks-how = { $kind ->
    [home] Écrivez le nom de la commune ou son code postal.
    [birth] Vous pouvez aussi écrire l’âge.
    [resources] Par exemple « QF de 800 ».
   *[other] Vous pouvez répondre, ou poser une autre question.
  }
assistant-which = De quelle fiche parlez-vous ?
assistant-what-for = Que cherchez-vous ?
assistant-topic = { $number ->
    [1] Permis de conduire
    [2] Logement
    [3] Bourse d’études
    [4] Transport
    [5] Formation et emploi
   *[other] Toutes les aides qui me concernent
  }
assistant-pick = { $kind ->
    [yes] Oui
    [no] Non
    [none] Rien de cela
   *[unsure] Je ne sais pas
  }
assistant-ages = { $kind ->
    [under] Moins de { $most } ans
    [over] { $least } ans ou plus
   *[between] De { $least } à { $most } ans
  }
assistant-keep = Garder ces réponses pour moi
assistant-keep-text = Elles serviront à « Mes droits », sur ce téléphone seulement.
assistant-kept = Vos réponses sont gardées dans votre profil, sur ce téléphone.
assistant-link = Poser une question
assistant-link-text = L’assistant cite les fiches, sans réseau.

## Rights: verdicts, their reasons, the questions
rights-standing = { $code ->
    [likely] Oui, sans doute
    [to_check] À vérifier
   *[no] Non
  }
rights-because = { $holds ->
    [met] { $value ->
        [none] Il faut { $need } : c’est le cas.
       *[other] Il faut { $need } : c’est le cas ({ $value }).
      }
    [unmet] { $value ->
        [none] Il faut { $need } : ce n’est pas le cas.
       *[other] Il faut { $need } : ce n’est pas le cas ({ $value }).
      }
   *[unknown] Il faut { $need } : à vérifier.
  }
rights-too-old = Votre âge ({ $age }) dépasse { $bound }.
rights-nothing-to-check = L’application ne peut vérifier aucune condition de cette aide : lisez la fiche.
rights-app-too-old = Cette aide a une condition que cette version ne connaît pas encore : mettez à jour l’application.
rights-in-words = Une partie des conditions de cette aide n’est écrite qu’en mots : lisez la fiche pour les vérifier.
rights-bound = { $op ->
    [less] moins de { $figure }
    [at_most] { $figure } au plus
    [more] plus de { $figure }
    [at_least] au moins { $figure }
   *[equal] exactement { $figure }
  }
rights-need = { $kind ->
    [age] avoir { $what }
    [born_before] être né au plus tard le { $what }
    [born_after] être né à partir du { $what }
    [territory] habiter dans ce territoire : { $what }
    [outside] habiter hors de ce territoire : { $what }
    [situation] être dans l’une de ces situations : { $what }
    [study_year] suivre cette année d’études : { $what }
    [housing] être logé ainsi : { $what }
    [bac_honours] avoir eu le bac avec la mention { $what }
    [social_scheme] avoir ce régime de sécurité sociale : { $what }
    [naf_section] avoir ce secteur d’activité : { $what }
    [tied_to] dépendre de cet organisme : { $what }
    [headcount] avoir une entreprise de { $what }
    [household] avoir un foyer de { $what }
    [children] avoir { $what }
    [incapacity] avoir un taux d’incapacité de { $what }
    [health_or_social_training] suivre une formation sanitaire ou sociale
    [scholarship] être boursier
   *[disability] avoir un handicap reconnu
  }
rights-need-income = { $year ->
    [none] avoir un revenu fiscal de référence de { $what }{ $share ->
        [part] {" "}par part
       *[household] {""}
      }
   *[other] avoir un revenu fiscal de référence de { $what }{ $share ->
        [part] {" "}par part
       *[household] {""}
      }, pour l’année { $year }
  }
rights-need-quotient = { $per ->
    [month] avoir un quotient familial de { $what } par mois
   *[year] avoir un quotient familial de { $what } par an
  }
rights-need-answer = répondre « oui » à « { $question } »
rights-need-one = remplir l’une de ces conditions ({ $conditions })
rights-need-all = remplir toutes ces conditions ({ $conditions })
rights-need-not = ne pas { $condition }
rights-or = { $first } ou { $last }
rights-whole = { $scope ->
    [country] toute la France
   *[region] toute la région
  }
rights-years = { $years ->
    [0] moins d’un an
    [one] { $years } an
   *[other] { $years } ans
  }
rights-years-between = { $least } ou { $most } ans
rights-persons = { $count ->
    [0] aucune personne
    [one] { $count } personne
   *[other] { $count } personnes
  }
rights-children = { $count ->
    [0] aucun enfant à charge
    [one] { $count } enfant à charge
   *[other] { $count } enfants à charge
  }
rights-per-month = { $euros } par mois
rights-percent = { $percent } %
rights-situation = { $code ->
    [pupil] collégien
    [secondary_pupil] lycéen
    [student] étudiant
    [apprentice] apprenti
    [professional_contract] en contrat de professionnalisation
    [trainee] stagiaire
    [civic_service] en service civique
    [job_seeker] en recherche d’emploi
    [employee] salarié
    [self_employed] travailleur indépendant
    [inactive] sans activité
    [rsa] au RSA (revenu de solidarité active)
    [parent] parent
    [retired] retraité
    [volunteer] bénévole
    [artist] artiste
    [farmer] agriculteur
    [association] association
    [company] entreprise
    [public_body] commune ou collectivité
    [disabled] en situation de handicap reconnue
   *[other] autre situation
  }
rights-study-year = { $code ->
    [cap_1] 1re année de CAP
    [cap_2] 2e année de CAP
    [seconde] seconde
    [premiere] première
    [terminale] terminale
    [bts_1] 1re année de BTS
    [bts_2] 2e année de BTS
    [but_1] 1re année de BUT
    [but_2] 2e année de BUT
    [but_3] 3e année de BUT
    [cpge_1] 1re année de classe préparatoire
    [cpge_2] 2e année de classe préparatoire
    [licence_1] 1re année de licence
    [licence_2] 2e année de licence
    [licence_3] 3e année de licence
    [master_1] 1re année de master
    [master_2] 2e année de master
    [doctorat_1] 1re année de doctorat
    [doctorat_2] 2e année de doctorat
    [doctorat_3] 3e année de doctorat
    [none] aucune étude
   *[other] autre année ({ $code })
  }
rights-housing = { $code ->
    [tenant] locataire
    [owner] propriétaire
    [hosted] hébergé
    [student_residence] en résidence étudiante
    [difficulty] en difficulté pour se loger ou payer son logement
   *[other] autre logement
  }
rights-honours = { $code ->
    [assez_bien] assez bien
    [bien] bien
    [tres_bien] très bien
    [none] sans mention
   *[other] { $code }
  }
rights-scheme = { $code ->
    [general] régime général
    [regime_general] régime général
    [agricole] régime agricole (MSA)
    [regime_agricole] régime agricole (MSA)
    [msa] régime agricole (MSA)
    [none] autre régime
   *[other] { $code }
  }
rights-section = { $code ->
    [A] agriculture, forêt, pêche
    [B] mines et carrières
    [C] industrie
    [D] énergie
    [E] eau et déchets
    [F] construction
    [G] commerce
    [H] transports
    [I] hébergement et restauration
    [J] information et communication
    [K] finance et assurance
    [L] immobilier
    [M] sciences et techniques
    [N] services aux entreprises
    [O] administration publique
    [P] enseignement
    [Q] santé et action sociale
    [R] arts et spectacles
    [S] autres services
   *[other] secteur { $code }
  }
rights-yes = Oui
rights-no = Non
rights-unsure = Je ne sais pas
rights-question = { $kind ->
    [home] Dans quelle commune habitez-vous ?
    [birth] Quel âge avez-vous ?
    [situations] Quelle est votre situation ?
    [study_year] En quelle année d’études êtes-vous ?
    [scholarship] Êtes-vous boursier ?
    [resources] Quelles sont les ressources de votre foyer ?
    [housing] Comment êtes-vous logé ?
    [children] Combien d’enfants avez-vous à charge ?
    [household] Combien de personnes vivent dans votre foyer ?
    [incapacity] Quel est votre taux d’incapacité ?
    [social_scheme] Quel est votre régime de sécurité sociale ?
    [bac_honours] Avez-vous eu une mention au bac ?
    [health_or_social_training] Suivez-vous une formation sanitaire ou sociale ?
    [headcount] Combien de personnes votre entreprise emploie-t-elle ?
    [naf_section] Quel est le secteur de votre entreprise ?
   *[tied_to] Dépendez-vous de cet organisme : { $what } ?
  }
rights-question-help = { $kind ->
    [home] Beaucoup d’aides dépendent du lieu où vous habitez. Écrivez le nom ou le code postal.
    [birth] Beaucoup d’aides ont un âge limite.
    [situations] Cochez tout ce qui est vrai pour vous.
    [study_year] L’année suivie depuis la dernière rentrée.
    [scholarship] Votre notification de bourse le dit.
    [resources] Le revenu fiscal de référence et le nombre de parts sont en première page de l’avis d’impôt. La caisse d’allocations familiales donne aussi un quotient familial.
    [housing] Cochez tout ce qui est vrai pour vous.
    [children] Ceux qui figurent sur votre avis d’impôt.
    [household] Vous compris.
    [incapacity] La maison départementale des personnes handicapées l’écrit dans sa décision.
    [social_scheme] Il est écrit sur votre attestation de droits.
    [bac_honours] Elle est écrite sur le relevé de notes.
    [health_or_social_training] Infirmier, aide-soignant, travail social, par exemple.
    [headcount] Au dernier exercice, dirigeant compris s’il est salarié.
    [naf_section] La première lettre du code d’activité (APE ou NAF).
    [tied_to] Élève, bénéficiaire ou assuré de cet organisme, par exemple.
   *[declared] La réponse décide pour une ou plusieurs aides.
  }
rights-subject = { $kind ->
    [home] Commune
    [birth] Âge
    [study_year] Année d’études
    [scholarship] Boursier
    [income] Revenu fiscal de référence
    [parts] Nombre de parts
    [quotient] Quotient familial
    [children] Enfants à charge
    [household] Personnes du foyer
    [incapacity] Taux d’incapacité
    [social_scheme] Régime de sécurité sociale
    [bac_honours] Mention au bac
    [health_or_social_training] Formation sanitaire ou sociale
    [headcount] Effectif de l’entreprise
    [naf_section] Secteur de l’entreprise
    [tied_to] Dépend de cet organisme : { $what }
   *[other] Autre information
  }
rights-estimate = { $same ->
    [yes] Estimation : { $most }, selon la règle lue le { $day }. Ce n’est pas une promesse.
   *[no] Estimation : de { $least } à { $most }, selon la règle lue le { $day }. Ce n’est pas une promesse.
  }
rights-unknown-key = « { $key } » ne dit rien à cette version : cette clé est laissée de côté.
rights-contradiction = Ces deux réponses vont mal ensemble : « { $one } » et « { $other } ». Vérifiez-les.

## Rights on the screens: for whom, the questions, the recap, the results
rights-title = Mes droits
rights-lead = Quelques questions, une par écran. Ensuite, les aides qui valent la peine d’être demandées, et pourquoi.
rights-promise-here = Vos réponses ne quittent jamais ce téléphone.
rights-promise-unsure = « Je ne sais pas » est toujours une réponse.
rights-promise-money = Le résultat est une indication. Seul l’organisme décide.
rights-going = Des réponses attendent
rights-going-text = { $code ->
    [my-association] Pour une association ou une entreprise. Elles ne sont gardées que jusqu’à la fermeture de l’application.
   *[me] Elles ne sont gardées que jusqu’à la fermeture de l’application.
  }
rights-see = Voir mes droits
rights-shut = « Mon dossier » est fermé par un code. Ouvrez-le pour retrouver vos réponses, ou répondez sans rien garder.
rights-shut-open = Ouvrir « Mon dossier »
rights-for-whom = Pour qui ?
rights-told = { $count ->
    [0] Pas encore de réponse
    [one] { $count } réponse gardée sur ce téléphone
   *[other] { $count } réponses gardées sur ce téléphone
  }
rights-somebody = { $code ->
    [my-child] Mon enfant
    [my-parent] Mon parent
   *[my-association] Mon association ou mon entreprise
  }
rights-begin = Commencer
rights-child = Et pour votre enfant ?
rights-child-text = Ses droits ne sont pas les vôtres. La commune et les ressources du foyer sont reprises de vos réponses.
rights-child-add = Ajouter un enfant
rights-nameless = Sans rien garder
rights-nameless-text = Les réponses restent dans la mémoire de l’application et disparaissent quand vous la fermez.
rights-nameless-person = Pour une personne
rights-nameless-body = Pour une association ou une entreprise
rights-all-asked = Plus rien à demander
rights-all-asked-text = Aucune autre question ne changerait la liste.
rights-before = Question précédente
rights-go-on = Continuer
rights-keep = Enregistrer
rights-step = Question { $number } sur { $ahead }
rights-step-more = Une question de plus
rights-nobody = Pas encore de réponse
rights-nobody-text = Dites d’abord pour qui, puis répondez à quelques questions.
rights-recap = Vos réponses
rights-recap-lead = { $name }. Chaque réponse peut être changée.
rights-recap-see = Voir ou compléter mes réponses
rights-one-more = Répondre à une question de plus
rights-taken = Repris de vos réponses
rights-pair = { $name } : { $value }
rights-unfit = { $code ->
    [age-unfit] Cet âge n’est pas possible. Écrivez un âge de 0 à 120 ans, ou une date de naissance.
    [amount-negative] Ce montant est négatif. Si le revenu fiscal est négatif ou nul, écrivez 0.
    [amount-too-much] Ce montant est trop grand. Écrivez-le en euros, sans les centimes.
    [parts-unfit] Ce nombre de parts n’est pas possible. Écrivez par exemple 1, 2,5 ou 3.
    [persons-unfit] Ce nombre n’est pas possible. Vérifiez-le.
    [percent-unfit] Un taux va de 0 à 100.
   *[other] Nous n’avons pas compris cette réponse. Écrivez un nombre.
  }
rights-missing = { $kind ->
    [line] Écrivez une réponse, ou choisissez « Je ne sais pas ».
   *[choice] Choisissez une réponse, ou « Je ne sais pas ».
  }
rights-line = { $line ->
    [age] En années, ou la date de naissance : 17, ou 14/03/2009.
    [percent] En pour cent, de 0 à 100.
    [income] Revenu fiscal de référence, en euros
    [year] Année de ce revenu
    [parts] Nombre de parts
    [quotient] Quotient familial, en euros par mois
   *[count] { $kind ->
        [children] Nombre d’enfants. Écrivez 0 s’il n’y en a pas.
       *[other] Nombre de personnes.
      }
  }
rights-year-none = Je ne sais pas
rights-my-commune = C’est { $name }
rights-none-of-these = Rien de tout cela
rights-results = Vos droits
rights-results-lead = { $count ->
    [one] { $name }, d’après { $count } réponse.
   *[other] { $name }, d’après { $count } réponses.
  }
rights-other-person = Pour qui ?
rights-refine = Affiner : répondre à une question de plus
rights-newer = Certaines aides ont des conditions que cette version ne connaît pas encore : mettez à jour l’application.
rights-counts = Oui, sans doute : { $likely }. À vérifier : { $checks }. Non : { $refused }.
rights-group = { $standing } ({ $count })
rights-group-text = { $code ->
    [likely] Tout ce que l’application peut vérifier est rempli. Lisez la fiche, puis demandez.
   *[to_check] Il manque une réponse, ou une condition que seule la fiche explique.
  }
rights-none-likely = Aucune aide pour l’instant. Répondez à une question de plus, ou regardez celles à vérifier.
rights-no-text = Une condition au moins n’est pas remplie. Si cela vous étonne, vérifiez vos réponses.
rights-no-promise = Ce résultat n’est pas une promesse : seul l’organisme qui donne l’aide décide.
rights-why = Pourquoi
rights-left = { $count ->
    [0] En savoir plus
    [one] Il reste { $count } point à vérifier
   *[other] Il reste { $count } points à vérifier
  }
rights-left-text = La fiche dit aussi :
rights-source = { $body ->
    [none] Vérifié le { $day }
   *[other] Source : { $body }. Vérifié le { $day }
  }
rights-paper = Enregistrer la liste (PDF)
rights-file = mes-droits
rights-chip = { $whom } : { $standing }
rights-verdict = D’après vos réponses
rights-erase = Tout effacer
rights-erase-kept = Les réponses à « Mes droits » seront effacées de ce téléphone. Le profil et vos brouillons restent.
rights-erase-memory = Les réponses seront oubliées tout de suite.
rights-erase-yes = Oui, tout effacer
rights-erased = Les réponses sont effacées.
rights-called = { $code ->
    [my-parent] votre parent
   *[my-child] votre enfant
  }
rights-too-old-of = L’âge de { $somebody } ({ $age }) dépasse { $bound }.
rights-question-of = { $kind ->
    [home] Dans quelle commune habite { $somebody } ?
    [birth] Quel âge a { $somebody } ?
    [situations] Quelle est la situation de { $somebody } ?
    [study_year] En quelle année d’études est { $somebody } ?
    [scholarship] Votre foyer reçoit-il une bourse pour { $somebody } ?
    [resources] Quelles sont les ressources du foyer de { $somebody } ?
    [housing] Comment { $somebody } est-il logé ?
    [children] Combien d’enfants { $somebody } a-t-il à charge ?
    [household] Combien de personnes vivent dans le foyer de { $somebody } ?
    [incapacity] Quel est le taux d’incapacité de { $somebody } ?
    [social_scheme] Quel est le régime de sécurité sociale de { $somebody } ?
    [bac_honours] Quelle mention { $somebody } a-t-il eue au bac ?
    [health_or_social_training] Pour { $somebody } : suit-il une formation sanitaire ou sociale ?
    [tied_to] Pour { $somebody } : dépend-il de cet organisme ({ $what }) ?
   *[declared] Pour { $somebody } : { $what }
  }
rights-question-body = { $kind ->
    [home] Dans quelle commune est votre association ou votre entreprise ?
    [situations] Pour qui demandez-vous ?
    [headcount] Combien de personnes employez-vous ?
    [naf_section] Quel est votre secteur d’activité ?
    [tied_to] Dépendez-vous de cet organisme : { $what } ?
   *[declared] { $what }
  }
rights-help-of = { $kind ->
    [home] Beaucoup d’aides dépendent du lieu où l’on habite. Écrivez le nom ou le code postal.
    [situations] Cochez tout ce qui est vrai pour { $somebody }.
    [scholarship] La notification de bourse le dit.
    [housing] Cochez tout ce qui est vrai pour { $somebody }.
    [children] Ceux qui figurent sur l’avis d’impôt.
    [household] Comptez { $somebody }.
   *[social_scheme] Il est écrit sur l’attestation de droits.
  }
rights-help-body = { $kind ->
    [home] Beaucoup d’aides dépendent du lieu. Écrivez le nom ou le code postal du siège.
   *[situations] Cochez tout ce qui est vrai.
  }
rights-profile = Réponses à « Mes droits »
rights-profile-text = { $count ->
    [one] { $count } réponse, gardée sur ce téléphone seulement.
   *[other] { $count } réponses, gardées sur ce téléphone seulement.
  }
my-data-rights = Vos réponses à « Mes droits »
my-data-rights-text = Âge, commune, situation, ressources : elles sont gardées avec chaque profil, sur ce téléphone seulement. Elles ne sont jamais envoyées. Elles partent avec le profil, ou par « Tout effacer » dans « Mes droits ».
aids-sort-verdict = Mes droits d’abord

## Search
search-title = Recherche
search-label = Chercher partout
search-go = Lancer la recherche
search-hint = Par exemple : permis, chauffage, cantine, bourse.
search-idea = { $rank ->
    [1] permis
    [2] chauffage
    [3] bourse
    [4] cantine
    [5] ordinateur
   *[6] association
  }
search-ideas = Recherches courantes
search-clear = Effacer la recherche
search-count = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
  }
search-none = Rien trouvé pour « { $text } ».
search-none-text = Essayez une de ces pistes.
search-way = { $kind ->
    [shorter] Essayer avec moins de mots : { $text }
    [word] Essayer : { $text }
    [theme] Voir le thème : { $text }
    [browse] Parcourir toutes les aides
    [desk] Parler à quelqu’un
    [site] Voir le guide sur le site de la Région
   *[other] Essayer : { $text }
  }
search-kind = { $kind ->
    [aid] Aides
    [link] Services de la Région
    [help] Aide
    [word] Glossaire
    [glossary] Glossaire
    [commune] Communes
    [place] Lieux
    [event] Agenda
    [school] Écoles
   *[other] Autres
  }
search-all = { $kind ->
    [aid] Tout voir : { $count } aides
    [link] Tout voir : { $count } services
    [help] Tout voir : { $count } pages d’aide
    [place] Tout voir : { $count } lieux
    [event] Tout voir : { $count } sorties
    [school] Tout voir : { $count } écoles
   *[other] Tout voir : { $count } résultats
  }
search-fewer = Voir moins
search-meant = Vouliez-vous dire « { $text } » ? Voici ce que l’application a trouvé.
search-exactly = Chercher exactement « { $text } »
search-suggestions = Suggestions
search-choose-commune = Choisissez votre commune pour voir d’abord ce qui est près de chez vous.
search-around = Le plus proche de { $commune } d’abord.
search-history = Garder mes recherches récentes
search-history-hint = Elles restent sur ce téléphone. Désactiver les efface.
search-recent = Recherches récentes
search-recent-erase = Effacer mes recherches récentes
search-save = Garder cette recherche
search-saved = Mes recherches
search-forget = Oublier la recherche « { $text } »

## Saved searches, and what became of watched aids
searches-title = Mes recherches
searches-lead = L’application les refait après chaque mise à jour du guide, sur ce téléphone. Elle ne dit à personne ce que vous cherchez.
searches-none = Aucune recherche gardée
searches-none-text = Cherchez un mot, ou filtrez la liste des aides, puis touchez « Garder cette recherche ».
searches-link = { $count ->
    [0] Vos recherches refaites après chaque mise à jour
    [one] { $count } recherche gardée
   *[other] { $count } recherches gardées
  }
searches-kept = Recherche gardée
searches-here = ma commune
searches-saved-on = Gardée le { $day }
searches-nothing-new = Rien de nouveau
searches-new = { $count ->
    [one] { $count } nouvelle aide
   *[other] { $count } nouvelles aides
  }
searches-changed = { $count ->
    [one] { $count } aide changée
   *[other] { $count } aides changées
  }
searches-news = Nouveau depuis votre dernier passage
searches-news-seen = C’est vu : la prochaine fois, seul ce qui aura changé d’ici là sera signalé.
searches-all = Tout ce que trouve cette recherche
searches-open = Ouvrir dans la recherche
searches-open-list = Ouvrir dans la liste des aides
searches-finds-none = Cette recherche ne trouve aucune aide aujourd’hui. Dès qu’il y en aura une, vous le lirez ici.
searches-gone = Cette recherche n’est plus gardée.
watch-why = { $code ->
    [new] Nouvelle
    [changed] A changé
    [ended] Terminée
   *[gone] N’est plus dans le guide
  }
watch-changed = A changé : { $what }
home-todo-search = { $what } pour « { $name } »
home-todo-kept = Aide gardée : { $what }
notices-title = Notifications
notices-lead = Rien n’est dit sans votre accord. Tout se passe sur cet appareil : aucun serveur ne vous connaît.
notices-searches = Mes recherches gardées
notices-searches-hint = Une aide nouvelle ou changée. La notification montre les mots de votre recherche.
notices-kept = Mes aides gardées
notices-kept-hint = Une fiche a changé, ou l’aide est terminée. Sans son nom.
notices-deadlines = Mes échéances
notices-deadlines-hint = Une date approche. Sans dire laquelle.
notices-quiet = Silence
notices-quiet-from = De
notices-quiet-until = Jusqu’à
notices-hour = { $hour } h
notices-quiet-hint = La même heure deux fois : pas de silence. Ce qui arrive pendant ce temps vous attend.
notices-where = Sur ordinateur, le système les affiche. Sur téléphone, elles viendront avec une prochaine version : en attendant, tout est sur l’accueil.
aloud-search = { $new ->
    [0] { $changed ->
        [one] Une aide a changé pour « { $name } ».
       *[other] { $changed } aides ont changé pour « { $name } ».
      }
    [one] { $changed ->
        [0] Une nouvelle aide pour « { $name } ».
       *[other] Du nouveau pour « { $name } ».
      }
   *[other] { $changed ->
        [0] { $new } nouvelles aides pour « { $name } ».
       *[other] Du nouveau pour « { $name } ».
      }
  }
aloud-kept = { $count ->
    [one] Une aide que vous gardez a changé.
   *[other] { $count } aides que vous gardez ont changé.
  }
aloud-due = { $count ->
    [one] Une date approche. Elle est dans « Mon dossier ».
   *[other] { $count } dates approchent. Elles sont dans « Mon dossier ».
  }
twin-search-saved = Recherche gardée : { $name } ({ $id })
twin-search-forgotten = Recherche oubliée.
twin-no-searches = Aucune recherche gardée.

## Comparison of aids
compare-title = Comparer des aides
compare-lead = Côte à côte, ce que disent leurs fiches.
compare-add = Comparer
compare-add-name = Comparer : { $title }
compare-remove-name = Ne plus comparer : { $title }
compare-bar = { $count ->
    [one] Une aide à comparer. Choisissez-en encore une.
   *[other] { $count } aides à comparer
  }
compare-full = Trois aides au plus, pour tout lire d’un coup d’œil. Retirez-en une d’abord.
compare-go = Comparer { $count } aides
compare-empty = Tout retirer
compare-few = Choisissez deux ou trois aides
compare-few-text = Touchez « Comparer » sur une aide de la liste, de la recherche ou de vos fiches gardées.
compare-gone = { $count ->
    [one] Une des fiches n’est plus dans le guide.
   *[other] { $count } des fiches ne sont plus dans le guide.
  }
compare-row = { $code ->
    [who] Pour qui
    [amount] Combien
    [type] Quelle aide
    [when] Quand
    [documents] Pièces à préparer
    [filing] Comment la demander
    [bodies] Qui la donne
   *[verified] Vérifiée le
  }
compare-what = Rubrique
compare-filing = { $code ->
    [gateway] Dans cette application
    [portal] Sur le portail de l’organisme
    [demarche_numerique] Sur Démarche numérique
    [paper] Par courrier
   *[none] Rien à déposer
  }
compare-amount-to-confirm = { $amount } (à confirmer)
compare-save = Enregistrer en PDF
compare-file = comparaison-aides
compare-sheet-source = Source : { $source }
compare-sheet-note = Fait avec Ma Région & moi à partir des fiches du guide. Ce n’est pas une décision : l’organisme seul décide.

## « Ce résultat m’étonne »
surprised-open = Ce résultat m’étonne
surprised-lead = { $about ->
    [verdict] Dites-le à la Région : elle corrigera la fiche ou la règle. Partent le nom de la fiche, la réponse affichée (« { $shown } ») et votre motif. Jamais vos réponses.
    [answer] Dites-le à la Région : elle corrigera les fiches. Partent le nom de la fiche citée et votre motif. Jamais votre question.
   *[search] Dites-le à la Région : elle corrigera les fiches. Partent le nom de la première fiche affichée et votre motif. Jamais les mots de votre recherche.
  }
surprised-legend = Qu’est-ce qui vous étonne ?
surprised-again = Dire autre chose
surprised-shown = { $code ->
    [likely] Oui, sans doute
    [to_check] À vérifier
   *[no] Non
  }

## Desk
desk-title = Mon dossier
desk-lead = Ce que vous gardez reste sur ce téléphone.
desk-kept = Fiches gardées
desk-kept-on = Gardée le { $day }

## Reports of errors
report-open = Signaler une erreur
report-lead = Ce qui ne va pas sur cette fiche. Votre signalement ne dit pas qui vous êtes.
report-legend = Qu’est-ce qui ne va pas ?
report-reason = { $code ->
    [hours-wrong] Les horaires sont faux
    [phone-wrong] Le téléphone n’est pas le bon
    [address-wrong] L’adresse n’est pas la bonne
    [closed-for-good] C’est fermé définitivement
    [broken-link] Un lien ne marche pas
    [unexpected] Je m’attendais à une autre réponse
    [beside-the-point] C’est à côté de ma question
    [out-of-date] La fiche n’est plus à jour
   *[other] Autre chose
  }
report-text = Précisions (si vous le souhaitez)
report-text-hint = 1 000 signes au plus. Ni numéro personnel, ni adresse e-mail : nous n’en avons pas besoin.
report-send = Envoyer
report-waits = Sans réseau, il attend sur ce téléphone et part tout seul.
report-unfit = { $code ->
    [reason] Choisissez d’abord ce qui ne va pas. Rien n’est parti.
    [feedback-long] C’est trop long : 1 000 signes au plus. Rien n’est parti.
    [feedback-nir] Retirez le numéro de sécurité sociale : nous n’en avons pas besoin. Rien n’est gardé ni parti.
    [feedback-iban] Retirez le numéro de compte (IBAN) : nous n’en avons pas besoin. Rien n’est gardé ni parti.
    [feedback-email] Retirez l’adresse e-mail : nous n’en avons pas besoin. Rien n’est gardé ni parti.
   *[feedback-phone] Retirez le numéro de téléphone : nous n’en avons pas besoin. Rien n’est gardé ni parti.
  }
report-done = Merci. Votre signalement partira au retour du réseau.
report-done-text = Tant qu’il n’est pas parti, vous pouvez le retirer ici :
report-lane = Erreur signalée
report-line = Votre signalement : { $reason }
report-take-back = Retirer ce signalement
report-take-back-name = Retirer ce signalement : { $title }
report-again = Signaler autre chose

## Schools: the picker.

school-kind = { $kind ->
    [lycee-general] Lycée général ou technologique
    [lycee-polyvalent] Lycée polyvalent
    [lycee-professionnel] Lycée professionnel
    [lycee-agricole] Lycée agricole
    [lycee] Lycée
    [college] Collège
    [segpa] Section de collège (SEGPA)
    [erea] Établissement d’enseignement adapté (EREA)
    [ecole-primaire] École primaire
    [ecole-elementaire] École élémentaire
    [ecole-maternelle] École maternelle
    [ecole] École
    [medico-social] Établissement médico-social
    [orientation] Centre d’information et d’orientation
   *[other] Autre établissement
}
school-no-ent = Adresse Éclat-BFC inconnue de l’application. Demandez-la à l’établissement.
schools-none = Aucun établissement pour « { $text } ». Essayez le nom de la commune ou le code postal.
schools-not-here = La liste des établissements n’est pas encore sur ce téléphone. Elle arrivera avec la prochaine mise à jour du contenu.
school-none-chosen = Aucun établissement choisi
schools-few = Sans réseau, l’application ne connaît que { $count } établissements. Les autres viennent avec la première mise à jour du contenu.
schools-more = { $count ->
    [one] Un autre établissement répond aussi. Ajoutez une lettre ou la commune.
   *[other] { $count } autres établissements répondent aussi. Ajoutez une lettre ou la commune.
}

## Places
places-title = Lieux
places-lead = Les guichets, les services de santé et les lieux de culture, même sans réseau.
places-none-content = La liste des lieux n’est pas encore sur ce téléphone
places-none-content-text = Elle arrivera avec la prochaine mise à jour du contenu.
places-where = Autour de { $place }
places-where-everywhere = Dans toute la région
places-where-device = Autour de votre position
places-where-choose = Choisir une commune
places-where-change = Changer de lieu
places-where-mine = Autour de ma commune, { $name }
places-where-locate = Utiliser ma position
places-where-locating = Recherche de votre position…
places-where-nowhere = Votre position n’est pas connue. Choisissez une commune.
places-where-all = Voir toute la région
places-what = Que cherchez-vous ?
places-view = Affichage
places-view-list = Liste
places-view-map = Carte
places-filters = Filtrer
places-group = { $code ->
    [desks] Guichets
    [health] Santé
    [culture] Culture
    [studies] Études
   *[all] Tout
}
places-kind = { $code ->
    [france-services] France Services
    [region] Accueil de la Région
    [france-renov] Conseil France Rénov’
    [digital-help] Aide au numérique
    [campus-connecte] Campus connecté
    [micro-folie] Micro-Folie
    [training] Formation
    [health-house] Maison de santé
    [health-centre] Centre de santé
    [telehealth] Téléconsultation accompagnée
    [pharmacy] Pharmacie avec téléconsultation
    [care-home] Maison de retraite médicalisée (EHPAD)
    [museum] Musée ou site avec compagnon de visite
    [lycee] Lycée
   *[other] Autre lieu
}
places-kind-count = { $kind } ({ $count })
places-kinds = Types de lieux
places-km = Distance
places-km-within = À moins de { $km } km
places-km-all = Sans limite
places-open-only = Ouvert maintenant
places-open-only-hint = Les lieux sans horaires connus ne sont pas montrés.
places-wheelchair-only = Accessible en fauteuil roulant
places-wheelchair-only-hint = En tout ou en partie, d’après la source.
places-count = { $count ->
    [0] Aucun lieu
    [one] { $count } lieu
   *[other] { $count } lieux
}
places-shown = { $shown } lieux affichés sur { $total }
places-more = Afficher plus de lieux
places-none = Aucun lieu à moins de { $km } km
places-none-all = Aucun lieu
places-none-open = Aucun lieu ouvert maintenant, à notre connaissance
places-none-text = Essayez plus loin, ou avec moins de filtres.
places-wider = Élargir à { $km } km
places-also-closed = Montrer aussi les lieux fermés
places-coming = Pas encore sur ce téléphone : { $kinds }. À télécharger avec la prochaine mise à jour du contenu.
places-useful = Ces services ont leurs propres listes
places-call = Appeler { $name }
places-approximate = Position approximative
places-telehealth = Téléconsultation
places-appointment = { $how ->
    [only] Sur rendez-vous
   *[possible] Rendez-vous possible
}
places-near-title = Près de chez moi
places-near-all = Voir tous les lieux
places-near-choose = Choisissez votre commune pour voir les guichets les plus proches.
places-telehealth-none = La Région n’a pas encore publié la liste des points de téléconsultation accompagnée. Une maison de santé ou une pharmacie peut vous renseigner.
distance-metres = { $metres } m
distance-km = { $km } km
distance-towards = à { $distance }, { $wind ->
    [north] vers le nord
    [north-east] vers le nord-est
    [east] vers l’est
    [south-east] vers le sud-est
    [south] vers le sud
    [south-west] vers le sud-ouest
    [west] vers l’ouest
   *[north-west] vers le nord-ouest
}
distance-about = environ { $distance }
distance-here = sur place
clock = { $hour } h { $minute }
clock-whole = { $hour } h
open-until = Ouvert jusqu’à { $time }
open-soon-closed = Ouvert, ferme dans { $minutes } min
open-always = Ouvert à toute heure
open-closed = Fermé
open-closed-today = Fermé, ouvre à { $time }
open-closed-tomorrow = Fermé, ouvre demain à { $time }
open-closed-on = Fermé, ouvre { $day } à { $time }
open-unknown = { $why ->
    [holiday] Jour férié : appelez avant de venir
    [conditional] Selon les jours : appelez avant de venir
    [unreadable] Horaires à lire sur la fiche
   *[unstated] Horaires inconnus, appelez
}
place-missing-title = Lieu introuvable
place-missing-text = Ce lieu n’est plus dans la liste.
place-missing-action = Voir les lieux
place-call = Appeler le { $number }
place-write = Écrire un message
place-site = Voir son site
place-go = Y aller
place-go-text = Coordonnées : { $coordinates }
place-on-map = Voir sur la carte
place-on-osm = Voir sur OpenStreetMap
place-around = Chercher autour de ce lieu
place-address = Adresse
place-hours = Horaires
place-hours-none = Les horaires ne sont pas connus. Appelez avant de venir.
place-hours-said = Tels que la source les écrit :
place-hours-week = Les sept prochains jours
place-day-closed = Fermé
place-day-holiday = Jour férié : à vérifier
place-day-today = { $day } (aujourd’hui)
place-stretch = de { $from } à { $to }
place-hours-of = { $from } à { $to }
place-stretch-depends = { $stretch }, à confirmer
place-stops = Prochains passages
place-stop-row = { $day } : { $place }
place-stops-none = Aucun passage connu dans les jours qui viennent.
place-services = Pour quoi faire
place-access = Accès
place-wheelchair = { $how ->
    [yes] Accessible en fauteuil roulant
    [limited] Accessible en fauteuil roulant en partie
   *[no] Non accessible en fauteuil roulant
}
place-booking = Prendre rendez-vous
place-bring = À apporter
place-note = Remarque de la source
place-companion = Un compagnon de visite existe : à télécharger avant de venir.
place-source = Source
place-source-line = { $source }. Mis à jour le { $day }.
place-source-fetched = { $source }. Lu le { $day } ; la source ne donne pas sa date.
place-licence = Licence : { $licence }
place-share = Partager ce lieu
place-share-text = Texte à partager
place-share-code = Montrer un code à scanner
place-share-copied = Copié.
place-share-selected = Le texte est sélectionné : copiez-le.
place-copy = Copier
place-code-told = Code à scanner : nom, adresse et téléphone du lieu

## Agenda
agenda-useful = Ces sites annoncent les événements de la région.
agenda-deadlines-none = Aucune date limite parmi vos favoris.

## Events: what takes place
events-title = Agenda
events-lead = Concerts, expositions, ateliers et fêtes de la région, même sans réseau.
events-none-content = L’agenda des sorties n’est pas encore sur ce téléphone
events-none-content-text = Il arrivera avec la prochaine mise à jour du contenu.
events-when = Quand ?
events-span = { $code ->
    [weekend] Ce week-end
    [week] 7 jours
   *[chosen] Choisir des dates
}
events-from = Du
events-to = Au
events-turned = La deuxième date vient avant la première.
events-filters = Filtrer
events-km = Distance
events-theme = Thème
events-theme-all = Tous les thèmes
events-theme-count = { $theme } ({ $count })
events-how = Participer
events-how-code = { $code ->
    [there] Sur place
    [online] En ligne
   *[any] Sur place ou en ligne
}
events-free = Gratuit
events-free-hint = Quand la source le dit. Un tarif non indiqué n’est pas montré.
events-young = Jeune public
events-young-hint = Prévu pour les enfants, d’après la source.
events-wheelchair = Accessible en fauteuil roulant
events-wheelchair-hint = En tout ou en partie, d’après la source.
events-access = Accueil prévu pour
events-access-hint = Seules les sorties qui l’annoncent sont montrées.
events-count = { $count ->
    [0] Aucune sortie
    [one] { $count } sortie
   *[other] { $count } sorties
}
events-shown = { $shown } lignes affichées sur { $total }
events-more = Afficher la suite
events-today = Aujourd’hui, { $day }
events-tomorrow = Demain, { $day }
events-long = Expositions et rendez-vous qui durent
events-none = Aucune sortie : { $span }
events-none-text = Essayez plus loin, plus longtemps, ou avec moins de filtres.
events-wider = Élargir à { $km } km
events-week = Voir les 7 prochains jours
events-fewer = Enlever les filtres
events-mine = Mon agenda
events-mine-text = Vos sorties gardées, vos dates limites, les vacances scolaires.
event-theme = { $code ->
    [music] Musique
    [stage] Théâtre, danse, cirque
    [exhibition] Expositions
    [heritage] Patrimoine et visites
    [cinema] Cinéma
    [books] Livres et contes
    [talk] Conférences et débats
    [workshop] Ateliers
    [festivity] Fêtes
    [market] Marchés et foires
    [food] Gastronomie
    [nature] Nature
    [sport] Sport
    [science] Sciences
    [digital] Numérique et jeux
    [work] Emploi et formation
    [health] Santé et vie quotidienne
   *[other] Autres sorties
}
event-status = { $code ->
    [cancelled] Annulé
    [postponed] Reporté
    [full] Complet
    [rescheduled] Nouvelles dates
    [moved_online] En ligne seulement
    [other] À vérifier
   *[scheduled] Comme prévu
}
event-status-text = { $code ->
    [cancelled] Cette sortie est annulée : n’y allez pas.
    [postponed] Cette sortie est reportée. Les nouvelles dates ne sont pas connues.
    [full] Il n’y a plus de place.
    [rescheduled] Les dates ont changé : celles-ci sont les nouvelles.
    [moved_online] Cette sortie a lieu en ligne seulement.
   *[other] La source signale un changement : vérifiez avant de venir.
}
event-access = { $code ->
    [hi] Personnes sourdes ou malentendantes
    [ii] Personnes avec un handicap intellectuel
    [mi] Personnes avec un handicap moteur
    [pi] Personnes avec un handicap psychique
   *[vi] Personnes aveugles ou malvoyantes
}
event-wheelchair = { $how ->
    [yes] Accessible en fauteuil roulant.
    [limited] Accessible en fauteuil roulant, en partie.
   *[no] Pas accessible en fauteuil roulant.
}
event-cost = { $code ->
    [free] Gratuit
    [paid] Payant
   *[unstated] Tarif non indiqué
}
event-online = En ligne
event-mixed = Sur place ou en ligne
event-young = Jeune public
event-ages = De { $from } à { $to } ans
event-age-from = { $age ->
    [one] À partir de { $age } an
   *[other] À partir de { $age } ans
}
event-age-to = { $age ->
    [one] Jusqu’à { $age } an
   *[other] Jusqu’à { $age } ans
}
event-day-on = le { $day }
event-days-on = les { $days }
event-day-number = { $day ->
    [1] 1er
   *[other] { $day }
}
event-range = du { $from } au { $to }
event-until = jusqu’au { $to }
event-weekdays-each = tous les { $days }
event-weekday-each = { $number ->
    [1] lundis
    [2] mardis
    [3] mercredis
    [4] jeudis
    [5] vendredis
    [6] samedis
   *[7] dimanches
}
event-weekdays-range = du { $first } au { $last }
event-weekdays-some = le { $days }
event-weeks = { $weeks ->
    [2] une semaine sur deux, { $days }
   *[other] toutes les { $weeks } semaines, { $days }
}
event-hour = à { $from }
event-hours = de { $from } à { $to }
event-hours-days = à partir de { $from }, jusqu’à { $to } { $nights } jours plus tard
event-hour-none = Heure non indiquée
event-since = depuis le { $day }
event-together = { $days } { $hours }
event-apart = { $days }, { $hours }
event-except-day = sauf le { $day }
event-except-days = sauf les { $days }
event-except-some = sauf certains jours
event-over = C’est passé
event-dates = Dates
event-dates-all = { $count ->
    [one] Voir la date
   *[other] Voir les { $count } dates
}
event-cancelled-times = Dates annulées
event-cancelled-time = Annulé : { $time }
event-where = Où
event-where-none = Le lieu n’est pas indiqué.
event-place-open = Voir ce lieu
event-online-open = Participer en ligne
event-price = Tarif
event-booking = Réserver
event-book-open = Réserver en ligne
event-book-call = Appeler le { $number }
event-about = En quelques mots
event-in-language = { $language ->
    [en] En anglais
    [de] En allemand
    [es] En espagnol
    [it] En italien
    [nl] En néerlandais
   *[other] Dans une autre langue ({ $language })
}
event-audience = Pour qui
event-organiser = Organisateur
event-sources = D’où vient cette annonce
event-missing-title = Sortie introuvable
event-missing-text = Cette sortie n’est plus dans l’agenda.
event-missing-action = Voir les sorties
event-keep = Garder dans mon agenda
event-keep-name = Garder dans mon agenda : { $title }
event-unkeep = Gardé dans mon agenda
event-unkeep-name = Ne plus garder : { $title }
event-calendar = Ajouter à mon calendrier
event-calendar-text = L’application écrit un fichier (.ics) que votre calendrier sait ouvrir. Il vous prévient la veille, puis deux heures avant. Une sortie annulée y sera marquée annulée si vous l’ajoutez de nouveau.
event-calendar-file = sortie
event-share = Partager cette sortie
event-code-told = Code à scanner : titre, date et lieu de la sortie
mine-title = Mon agenda
mine-lead = Vos sorties gardées, vos dates limites et les vacances scolaires.
mine-events = Sorties gardées
mine-events-none = Aucune sortie gardée
mine-events-none-text = Touchez l’étoile d’une sortie : elle viendra ici, et y restera même annulée.
mine-gone = N’est plus dans l’agenda publié
mine-past = Passées
mine-deadlines = Dates limites de vos favoris
mine-deadlines-all = Toutes mes échéances
mine-holidays = Vacances scolaires
mine-holidays-none = Les vacances scolaires ne sont pas encore sur ce téléphone.
mine-holiday = Du { $from } au { $to }
mine-export = Mettre mon agenda dans mon calendrier
mine-export-text = L’application écrit un fichier (.ics) de vos sorties gardées, que votre calendrier sait ouvrir.
mine-file = mon-agenda
mine-calendar-title = Mon agenda, Ma Région & moi

## Map
map-title = Carte des lieux
map-opening = La carte se dessine…
map-not-built = La carte n’est pas dans cette version de l’application. La liste montre les mêmes lieux.
map-failed = La carte ne peut pas s’afficher sur cet appareil. La liste montre les mêmes lieux.
map-again = Réessayer d’afficher la carte
map-pins = Lieux sur la carte
map-pin = { $kind }, { $name }
map-pin-rough = { $label } (position approximative)
map-group = { $count } lieux, les voir de plus près
map-group-kind = { $count } lieux, { $kind }, les voir de plus près
map-here = Vous partez d’ici
map-seen = { $seen ->
    [0] { $all ->
        [0] Aucun lieu à montrer
       *[other] Aucun lieu dans cette partie de la carte
    }
    [one] { $seen } lieu sur { $all } dans cette partie de la carte
   *[other] { $seen } lieux sur { $all } dans cette partie de la carte
  }
map-zoom = Taille de la carte
map-in = Agrandir la carte
map-out = Réduire la carte
map-whole = Voir tous les lieux
map-ways = Déplacer la carte
map-north = Vers le nord
map-south = Vers le sud
map-west = Vers l’ouest
map-east = Vers l’est
map-contours = Contours : IGN – Admin Express, Licence Ouverte 2.0
map-kind = { $kind ->
    [france-services] France Services
    [region] Région
    [france-renov] Espace conseil France Rénov’
    [digital-help] Aide au numérique
    [campus-connecte] Campus connecté
    [micro-folie] Micro-Folie
    [training] Formation
    [health-house] Maison de santé
    [health-centre] Centre de santé
    [telehealth] Point de téléconsultation
    [pharmacy] Pharmacie
    [care-home] EHPAD
    [museum] Musée ou site
    [lycee] Lycée
   *[other] Lieu
  }

## Topics
topic-school = École et bourses
topic-school-lead = Les services de l’école, les bourses et les aides aux élèves et étudiants.
topic-health = Santé près de moi
topic-health-lead = Les services de santé et les aides.
topic-associations = Associations et agriculture
topic-associations-lead = Les aides et les services pour les associations et les exploitations.
topic-renovate = Rénover son logement
topic-renovate-lead = Les aides et les conseils pour votre logement et votre énergie.
topic-services = Services utiles
topic-aids = Aides sur ce thème
topic-all-aids = Aides : { $theme }
topic-emergency = En cas d’urgence, appelez. Cette page ne remplace pas un avis médical.
emergency-call = Appeler le { $number }
emergency-write = Écrire au { $number }
emergency-more = Que dire en appelant
link-open = Ouvrir le service
link-steps = Comment faire
link-cases = Selon votre cas
link-when = Quand
link-ask = À qui demander
link-verified = Vérifié le { $day }
link-missing-title = Cette page n’est plus là.

## Settings
settings-title = Réglages
settings-language = Langue
settings-look = Affichage
settings-theme = Couleurs
settings-theme-choice = { $code ->
    [light] Clair
    [dark] Sombre
    [contrast] Contraste élevé
   *[system] Comme le téléphone
  }
settings-text = Taille du texte
settings-text-choice = { $percent } %
settings-commune = Ma commune
settings-commune-none = Toute la région
settings-commune-change = Changer de commune
settings-commune-clear = Oublier ma commune
settings-commune-hint = Elle sert à trier les aides. Elle reste sur ce téléphone.
settings-data = Réseau
settings-saving = Économiser les données
settings-saving-hint = Seulement de petites mises à jour. Le reste attend votre demande.
settings-wifi = Envoyer les pièces seulement en Wi-Fi
settings-wifi-hint = Vos réponses et vos messages partent toujours : ils sont légers. Les pièces attendent un Wi-Fi ou un câble.
settings-content = Contenu sur ce téléphone
settings-space = Place utilisée sur cet appareil
settings-content-hint = Le contenu de la Région se recharge au besoin.
settings-about = À propos
settings-about-text = Aucun traceur. Le téléphone ne parle qu’au service de la Région.
settings-accessibility = Accessibilité : non audité
settings-accessibility-text = Nous visons WCAG 2.2 AA. Aucun audit n’a encore eu lieu : nous n’affichons donc aucun taux.
accessibility-remedy = Défenseur des droits : vos recours

## The base map: fetched on wish alone
base-map-title = Fond de carte
base-map-text = Il dessine les rues et les communes sous les lieux, même sans réseau. Sans lui, la liste des lieux reste complète.
base-map-none = La Région ne propose pas de fond de carte pour l’instant.
base-map-get = Télécharger le fond de carte ({ $size })
base-map-renew = Télécharger la nouvelle version ({ $size })
base-map-new = Une version du { $day } est disponible. La vôtre reste utilisable.
base-map-wifi = Le téléchargement attend un Wi-Fi ou un câble. Vous pouvez l’arrêter et le reprendre : il continue là où il en était.
base-map-held = Sur ce téléphone : { $title }
base-map-held-facts = Version du { $day }, { $size }
base-map-stage = { $code ->
    [wished] Le téléchargement va commencer.
    [coming] Téléchargement en cours. Vous pouvez quitter cette page.
    [waits-wifi] En attente d’un Wi-Fi ou d’un câble. Le téléchargement partira tout seul.
    [waits-line] En attente du réseau. Le téléchargement reprendra tout seul, là où il en était.
    [paused] En pause. Ce qui est déjà là est gardé.
    [disk-full] Il n’y a pas assez de place sur ce téléphone. Libérez de la place, puis réessayez : ce qui est déjà là est gardé.
    [refused] Le fichier reçu n’est pas celui que la Région a signé. Nous ne l’avons pas gardé.
    [unreadable] Cette application ne sait pas lire ce fond de carte. Nous ne l’avons pas gardé. Mettez l’application à jour, puis réessayez.
    [withdrawn] La Région ne propose plus ce fond de carte.
   *[trouble] Le téléchargement n’a pas pu se faire sur ce téléphone. Réessayez plus tard.
  }
base-map-come = { $come } sur { $size } ({ $percent } %)
base-map-pause = Mettre en pause
base-map-resume = Reprendre
base-map-again = Réessayer
base-map-stop = Abandonner le téléchargement
base-map-any-line = Télécharger sans attendre le Wi-Fi
base-map-wifi-kept = Vos réglages gardent le réseau mobile pour l’essentiel : ce téléchargement attend le Wi-Fi.
base-map-remove = Retirer le fond de carte
twin-map-offer = Proposé par la Région : { $title }, version du { $day }, { $size }
twin-map-held = Sur cet appareil : { $title }, version du { $day }, { $size }
twin-map-not-held = Aucun fond de carte sur cet appareil.

## Signing in: only ever to send, and to follow
sign-in-title = Encore une étape : vous connecter
sign-in-title-again = Reconnectez-vous pour envoyer
sign-in-text = La Région doit savoir de qui vient une demande. Votre navigateur s’ouvre, vous vous connectez, puis vous revenez ici.
sign-in-text-again = La connexion à votre compte a pris fin. Rien n’est perdu : vos envois attendent sur ce téléphone.
sign-in-france-connect = FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services en ligne.
sign-in-button = Se connecter pour envoyer
sign-in-button-plain = Se connecter
sign-in-opening = Nous ouvrons votre navigateur…
sign-in-away = Revenez ici après la connexion
sign-in-away-text = La page de connexion est ouverte dans votre navigateur. Vous pouvez quitter l’application entre-temps : rien ne se perd.
sign-in-reopen = Rouvrir la page de connexion
sign-in-give-up = Plus tard
sign-in-give-up-name = Plus tard : ne plus attendre la connexion
sign-in-ended = { $code ->
    [refused] La connexion n’a pas été acceptée. Vos demandes restent ici. Vous pouvez recommencer quand vous voulez.
    [abandoned] La connexion n’est pas allée jusqu’au bout. Vos demandes restent ici. Vous pouvez recommencer quand vous voulez.
    [down] La connexion ne marche pas en ce moment, chez FranceConnect ou à la Région. Vos demandes restent ici. Réessayez un peu plus tard.
    [expired] La connexion a pris trop de temps. Vos demandes restent ici. Recommencez : cela ne prend qu’un instant.
    [offline] Vous êtes hors connexion. Vos demandes restent ici. Recommencez quand le réseau sera revenu.
    [intercepted] Ce réseau filtre la connexion. Nous n’avons rien envoyé. Recommencez sur un autre réseau.
    [portal] Ce Wi-Fi demande d’ouvrir une page. Ouvrez votre navigateur, acceptez, puis recommencez ici.
    [busy] Le service est très demandé. Vos demandes restent ici. Recommencez dans quelques minutes.
    [no-browser] Nous n’avons trouvé aucun navigateur pour ouvrir la page de connexion. Installez-en un, puis recommencez.
    [no-way-back] Le navigateur ne peut pas revenir vers l’application. Fermez l’application, ouvrez-la de nouveau, puis recommencez.
    [vault-closed] Le coffre de cet appareil est fermé. Déverrouillez-le, puis recommencez.
    [no-gateway] Cette version de l’application sert aux essais : elle n’envoie rien à cette adresse.
    [local] Nous n’avons pas pu l’écrire sur cet appareil. Libérez un peu de place, puis recommencez.
   *[other] La connexion n’a pas abouti, et cela vient de nous. Vos demandes restent ici. Réessayez un peu plus tard.
  }
sign-in-landed-title = { $what ->
    [welcome] Vous pouvez revenir à l’application
    [refused] La connexion n’a pas été acceptée
   *[strange] Cette page ne répond à rien
  }
sign-in-landed-text = { $what ->
    [welcome] La connexion est faite. Cet onglet peut être fermé.
    [refused] Rien n’est perdu. Revenez à l’application : vous pourrez recommencer. Cet onglet peut être fermé.
   *[strange] L’application n’a pas demandé cette connexion : elle n’en a rien pris. Cet onglet peut être fermé.
  }
account-title = Votre compte
account-of = Compte de { $name }
account-nameless = Votre compte est ouvert
account-since = Depuis le { $when }
account-lapsed = La connexion a pris fin. Reconnectez-vous pour envoyer.
account-none = Personne n’est connecté
account-none-text = Un compte ne sert qu’à envoyer vos demandes et à suivre les réponses. Tout le reste marche sans.
account-sign-out = Se déconnecter
account-sign-out-text = Vos brouillons, vos demandes et vos accusés restent sur ce téléphone. Ce qui n’est pas parti attendra. Votre navigateur s’ouvrira pour fermer aussi FranceConnect.
account-sign-out-waits = Ce téléphone est déconnecté. La Région ne le sait pas encore : nous le lui dirons dès que possible. Dans votre navigateur, FranceConnect peut rester ouvert une demi-heure.
twin-sign-in-go = Ouvrez cette page dans votre navigateur, connectez-vous, puis revenez ici :
    { $page }
twin-sign-out-go = Ouvrez cette page dans votre navigateur pour y fermer aussi FranceConnect :
    { $page }
twin-signed-in = Compte de { $name }. Vos demandes peuvent partir.
twin-sign-out-waits = La Région ne le sait pas encore : nous le lui dirons à la prochaine mise à jour.
twin-vault-in-files = Pour le développement : la clé du dossier est dans un fichier que vous seul pouvez lire, pas dans le coffre du système.

## The lock, and helping somebody
lock-title = Fermer « Mon dossier » par un code
lock-text = Un code de 4 à 12 chiffres ferme « Mon dossier », l’export et l’effacement. Le guide reste ouvert. Vos envois continuent. Le dossier se referme après 5 minutes sans geste, 1 minute hors de l’écran, et à chaque démarrage.
lock-forgotten = Si vous oubliez ce code, personne ne peut l’ouvrir à votre place. Rien ne s’efface.
lock-on = Un code ferme « Mon dossier ».
lock-off = « Mon dossier » s’ouvre sans code.
lock-set = Mettre un code
lock-change = Changer le code
lock-remove = Retirer le code
lock-close-now = Fermer « Mon dossier » maintenant
lock-pin = Votre code
lock-pin-present = Votre code actuel
lock-pin-new = Votre nouveau code
lock-pin-again = Le même code, encore une fois
lock-pin-hint = De 4 à 12 chiffres. Pas le même chiffre partout, pas une suite comme 1234.
lock-done = { $what ->
    [set] Le code est mis.
    [changed] Le code est changé.
   *[removed] Le code est retiré.
  }
lock-differs = Les deux codes ne sont pas les mêmes. Écrivez-les à nouveau.
lock-closed-title = Mon dossier est fermé
lock-closed-text = Écrivez votre code pour l’ouvrir. Le guide, les lieux et l’aide restent ouverts. Vos envois continuent.
lock-open = Ouvrir
lock-again-title = Confirmez avec votre code
lock-again-text = Cet acte ne se reprend pas, ou engage une autre personne : nous demandons votre code encore une fois.
lock-again-go = Continuer
lock-wrong = { $free ->
    [0] Ce n’est pas le bon code.
    [one] Ce n’est pas le bon code. Encore un essai avant une attente.
   *[other] Ce n’est pas le bon code. Encore { $free } essais avant une attente.
  }
lock-wait = Trop d’essais. Vous pourrez réessayer dans { $time }. Rien n’est perdu.
lock-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
  }
lock-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
helper-title = Aider quelqu’un
helper-lead = Vous préparez une demande avec une personne, sur votre appareil ou le sien. Ce que vous faites reste à part, et s’efface à la fin.
helper-link-text = Un dossier à part, chiffré, qui s’efface à la fin
helper-by = Qui aide ? Votre nom, ou celui de votre structure
helper-for = Qui est aidé ? Nom de la personne
helper-for-hint = En haut de chaque écran, nous n’en montrons que les initiales.
helper-matter = Pour quelle aide ou quelle démarche ?
helper-length = Pour combien de temps ?
helper-days = { $days ->
    [1] 1 jour
    [31] 31 jours
    [182] 182 jours (6 mois)
   *[other] 365 jours (1 an)
  }
helper-consent = Comment la personne a-t-elle donné son accord ?
helper-consent-choice = { $code ->
    [present] Elle est là, et l’a dit
    [signed] Elle a signé un papier
    [remote] Elle l’a dit à distance : téléphone, courrier
   *[guardian] Son tuteur ou son curateur l’a donné
  }
helper-begin = Commencer l’aide
helper-stuck = Cette aide ne s’ouvre pas pour l’instant. Redémarrez l’appareil et réessayez, ou effacez-la sans la lire.
helper-give-up = Effacer cette aide
helper-begin-text = Un dossier neuf s’ouvre, avec sa propre clé. « Mon dossier » de cet appareil est fermé pendant ce temps.
helper-banner = Vous aidez { $who } – fin { $when }
helper-until = { $day ->
    [today] aujourd’hui { $hour }
    [tomorrow] demain { $hour }
   *[other] le { $date }, { $hour }
  }
helper-hour = { $exact ->
    [yes] { $hour } h
   *[other] { $hour } h { $minute }
  }
helper-mandate = Le mandat
helper-fact-by = Aidant
helper-fact-for = Personne aidée
helper-fact-matter = Pour
helper-fact-consent = Accord
helper-fact-since = Depuis
helper-fact-until = Jusqu’à
helper-journal = Le journal
helper-journal-text = Chaque acte y a sa ligne. Il est à la personne aidée : elle peut le lire et l’emporter.
helper-journal-pdf = Emporter en PDF
helper-journal-file = Emporter en texte
helper-journal-name = journal-aide
journal-sheet-title = Journal de l’aide
journal-act = { $code ->
    [began] Aide commencée : { $what }
    [draft-begun] Demande commencée : { $what }
    [answered] Réponses écrites : { $what }
    [described] Personne décrite : { $what }
    [paper-kept] Document ajouté : { $what }
    [paper-attached] Document joint à une demande : { $what }
    [paper-taken-out] Document retiré d’une demande : { $what }
    [discarded] Mis à la corbeille : { $what }
    [restored] Repris de la corbeille : { $what }
    [sent] Demande envoyée : { $what }
    [taken-back] Envoi repris : { $what }
    [withdrawn] Demande retirée : { $what }
    [replied] Message au service : { $what }
    [reported] Erreur signalée : { $what }
    [card-kept] Fiche gardée : { $what }
    [signed-in] Connexion demandée
    [signed-out] Déconnexion
    [paper-made] Papier enregistré : { $what }
    [oriented] Fiche d’orientation enregistrée : { $what }
   *[handed-over] Tout le dossier enregistré dans un fichier
  }
orientation-title = Fiche d’orientation
orientation-text = Une page à remettre : où aller, quand, avec quoi. Elle ne dit pas pour qui.
orientation-card = Partir d’une fiche gardée
orientation-card-none = Sans fiche
orientation-aid = Pour quelle aide ?
orientation-place = Où aller ?
orientation-place-hint = Le nom du guichet : mairie, France Services, permanence…
orientation-address = Adresse
orientation-phone = Téléphone
orientation-hours = Horaires
orientation-bring = À apporter, une chose par ligne
orientation-things = À apporter
orientation-bring-short = À apporter :
orientation-save = Enregistrer la fiche en PDF
orientation-show = Montrer le code à scanner
orientation-code-told = Code à scanner : il donne le texte de cette fiche
orientation-code-text = Un téléphone ordinaire lit ce code sans internet. Avec cette application, il ouvre aussi la fiche complète : « Aide », puis « Lire un code ».
orientation-unfit = { $code ->
    [orientation-blank] Écrivez au moins l’aide et le lieu.
   *[other] C’est trop long pour une page. Raccourcissez.
  }
orientation-name = fiche-orientation
orientation-none = non précisé
helper-hand-over = Remettre le dossier
helper-hand-over-text = Tout le dossier va dans un fichier chiffré. La personne l’ouvre sur son téléphone avec la phrase secrète : « Mes données », puis « Reprendre ».
helper-passphrase = Phrase secrète, au moins 10 caractères
helper-passphrase-hint = Notez-la pour la personne. Sans elle, personne n’ouvre ce fichier.
helper-hand-over-go = Enregistrer le fichier chiffré
helper-hand-over-name = dossier-aide
helper-handed-over = Enregistré : { $file }
helper-end = Terminer l’aide
helper-end-text = Tout ce qui a été écrit ici est effacé : réponses, documents, journal, connexion. Remettez d’abord ce qui doit l’être.
helper-unsent = { $count ->
    [one] Une demande n’est pas partie : elle sera perdue si vous ne la remettez pas.
   *[other] { $count } demandes ne sont pas parties : elles seront perdues si vous ne les remettez pas.
  }
helper-end-go = Tout effacer et terminer
helper-end-cancel = Continuer l’aide
helper-ended = { $why ->
    [over] L’aide est arrivée à sa fin. Tout ce qui la concernait est effacé.
    [cut] Une aide interrompue a été effacée.
   *[closed] L’aide est terminée. Tout ce qui la concernait est effacé.
  }
helper-ended-unsent = { $count ->
    [one] Une demande n’était pas partie.
   *[other] { $count } demandes n’étaient pas parties.
  }
helper-no-searches = Pendant une aide, aucune recherche n’est gardée.
twin-lock = { $state ->
    [on] Un code ferme « Mon dossier » : --pin-file le donne.
   *[off] « Mon dossier » s’ouvre sans code.
  }
twin-helper-none = Vous n’aidez personne ici.
twin-helper-end = Ce qui suit n’est pas parti, et sera effacé. Ajoutez --yes pour terminer :

## A code that is read: the orientation sheet on another telephone
slip-title = Lire un code
slip-lead = Quelqu’un vous a remis une fiche d’orientation avec un code ? Elle s’ouvre ici, sans internet.
slip-link-text = Ouvrir une fiche d’orientation, sans internet
slip-pick = Choisir une photo du code
slip-pick-text = Prenez le code en photo, net et en entier. La photo n’est pas gardée.
slip-reading = Lecture de la photo…
slip-typed = Ou collez le texte du code
slip-typed-hint = Un appareil photo de téléphone montre ce texte. Prenez-le jusqu’à sa dernière ligne.
slip-read-typed = Lire ce texte
slip-again = Lire un autre code
slip-trouble = { $code ->
    [picture-heic] Les photos HEIC ne sont pas lues ici. Faites une capture d’écran du code, et choisissez-la.
    [not-a-picture] Ce fichier n’est pas une photo. Choisissez un JPEG, un PNG ou un WebP.
    [too-large] Cette photo est trop lourde. Reprenez-la en qualité normale.
    [file-unreadable] Nous n’avons pas pu lire ce fichier. Vérifiez qu’il s’ouvre, puis choisissez-le à nouveau.
   *[other] { apology }
  }
slip-said = Voici ce qu’il dit
slip-made-on = Fiche faite le { $date }. Vérifiez les horaires avant d’y aller.
slip-cut = Coupé pour tenir dans le code
slip-theirs = Ces mots sont de la personne qui a fait la fiche. La Région ne les a pas vérifiés.
slip-card = La fiche complète de l’aide
slip-card-text = Elle vient du guide gardé sur ce téléphone.
slip-unknown = Cette fiche n’est pas sur ce téléphone. Voici tout ce que dit le code. Avec internet, mettez le guide à jour, puis lisez-le de nouveau.
slip-no-card = Ce code ne part d’aucune fiche du guide.
slip-search = Chercher cette aide

## Mes données: what is kept, out and in again, the erasure
my-data-title = Mes données
my-data-lead = Ce que l’application garde de vous, où, et jusqu’à quand. Tout est à vous : vous pouvez l’emporter ou l’effacer, sans demander à personne.
my-data-link-text = Voir, emporter ou effacer ce qui est gardé
my-data-here = Sur ce téléphone
my-data-here-text = Ce que vous avez écrit, ajouté ou reçu :
my-data-empty = Rien pour l’instant. L’application ne garde que ce que vous écrivez, ajoutez ou recevez.
my-data-drafts = { $count ->
    [one] { $count } brouillon, et ses réponses
   *[other] { $count } brouillons, et leurs réponses
  }
my-data-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
  }
my-data-applications = { $count ->
    [one] { $count } demande et son suivi
   *[other] { $count } demandes et leur suivi
  }
my-data-receipts = { $count ->
    [one] { $count } accusé signé par la Région
   *[other] { $count } accusés signés par la Région
  }
my-data-messages = { $count ->
    [one] { $count } message avec un service
   *[other] { $count } messages avec les services
  }
my-data-profiles = { $count ->
    [one] { $count } personne pour qui vous faites des démarches
   *[other] { $count } personnes pour qui vous faites des démarches
  }
my-data-bookmarks = { $count ->
    [one] { $count } fiche ou recherche gardée
   *[other] { $count } fiches ou recherches gardées
  }
my-data-unsent = { $count ->
    [one] Attention : { $count } envoi n’est pas encore parti. Effacé ici, il ne partira jamais.
   *[other] Attention : { $count } envois ne sont pas encore partis. Effacés ici, ils ne partiront jamais.
  }
my-data-locked = Comment c’est protégé
my-data-locked-text = { $safe ->
    [system] Tout est chiffré. La clé est dans le coffre de votre appareil : sans elle, personne ne peut lire ces fichiers, nous non plus.
   *[files] Tout est chiffré. La clé est dans un fichier de cet appareil, que votre compte seul peut lire : son système n’a pas de coffre ouvert.
  }
my-data-until = Jusqu’à quand
my-data-until-text = Rien de ce que vous écrivez ne s’efface tout seul. Ce que vous jetez reste 30 jours dans la corbeille, puis s’en va.
my-data-there = À la Région
my-data-there-text = Seulement ce que vous avez envoyé : vos demandes, leurs pièces, vos messages. La copie de vos brouillons n’y est que si vous l’avez choisie dans les réglages.
my-data-out = Emporter mes données
my-data-out-text = Un seul fichier avec tout : vos réponses, vos documents, vos accusés. Il se lit sans cette application, et se reprend sur un autre téléphone. Aucun réseau n’est nécessaire.
my-data-passphrase-wish = Protéger ce fichier par une phrase secrète
my-data-passphrase-hint = Sans elle, personne n’ouvre le fichier. Si vous l’oubliez, nous ne pourrons pas la retrouver.
my-data-passphrase = Phrase secrète
my-data-passphrase-rule = Au moins { $count } caractères. Plusieurs mots au hasard sont plus sûrs qu’un mot compliqué.
my-data-passphrase-again = La même phrase, une seconde fois
my-data-passphrase-differs = Les deux phrases sont différentes. Écrivez deux fois la même.
my-data-open-warning = Sans phrase secrète, toute personne qui a ce fichier peut le lire.
my-data-export = Créer le fichier
my-data-exporting = Création du fichier…
my-data-exported = Tout est dans { $file }
my-data-exported-sealed = Gardez bien la phrase secrète : elle seule ouvre ce fichier.
my-data-exported-open = Ce fichier n’est pas chiffré : gardez-le chez vous.
my-data-exported-damaged = { $count ->
    [one] Notre copie d’un document est abîmée : il n’y est pas. Ajoutez-le de nouveau.
   *[other] Notre copie de { $count } documents est abîmée : ils n’y sont pas. Ajoutez-les de nouveau.
  }
my-data-file = ma-region-mes-donnees
my-data-trouble = { $code ->
    [passphrase-short] Cette phrase secrète est trop courte. Prenez au moins 10 caractères.
    [passphrase-needed] Ce fichier est protégé. Écrivez sa phrase secrète, puis choisissez-le de nouveau.
    [passphrase-wrong] Ce n’est pas la phrase secrète de ce fichier. Vérifiez-la, puis choisissez-le de nouveau.
    [export-format] Ce fichier n’a pas été créé par cette application, ou il est abîmé. Rien n’a changé ici.
    [desk-in-use] Quelque chose est déjà commencé sur ce téléphone : nous n’y mêlons rien. Rien n’a changé ici.
    [file-unwritable] Nous ne pouvons pas écrire dans le dossier des téléchargements. Libérez de la place, puis réessayez.
    [file-exists] Trop de fichiers portent déjà ce nom dans vos téléchargements. Rangez-les, puis réessayez.
    [file-not-there] Ce fichier n’est plus là. Choisissez-le de nouveau.
    [file-unreadable] Ce fichier ne peut pas être lu. Choisissez-en un autre.
    [vault-closed] Le coffre de votre appareil est fermé : déverrouillez-le, puis réessayez. Rien n’a changé.
   *[other] { apology }
  }
my-data-in = Reprendre mes données
my-data-in-text = Vous changez de téléphone ? Choisissez le fichier créé sur l’ancien : tout revient ici, à l’identique. Connectez-vous ensuite pour que les envois continuent.
my-data-in-use = Possible seulement sur un téléphone où rien n’est commencé : nous ne mêlons jamais deux dossiers.
my-data-import-passphrase = Sa phrase secrète, s’il en a une
my-data-import-passphrase-hint = Laissez vide si le fichier n’est pas protégé.
my-data-import = Choisir le fichier
my-data-importing = Lecture du fichier…
my-data-imported = { $count ->
    [0] Tout est repris ici. Connectez-vous pour que les envois continuent.
    [one] Tout est repris ici, avec un document. Connectez-vous pour que les envois continuent.
   *[other] Tout est repris ici, avec { $count } documents. Connectez-vous pour que les envois continuent.
  }
my-data-hosts = À qui l’application parle
my-data-hosts-text = À la Région, et à personne d’autre : ni publicité, ni mesure d’audience, ni autre société. Voici tous les serveurs contactés depuis ce téléphone.
my-data-hosts-never = Pas encore contacté
my-data-host-region = Serveur de la Région
my-data-host-content = Contenu de la Région (guide, formulaires)
my-data-host-calls = { $count ->
    [one] { $count } appel, le dernier le { $when }
   *[other] { $count } appels, le dernier le { $when }
  }
my-data-hosts-end = Les liens que vous ouvrez passent par votre navigateur, pas par l’application.
my-data-erase = Effacer
my-data-erase-text = Tout ce qui est à vous disparaît de ce téléphone, tout de suite. La page suivante dit ce qui part et ce qui reste, avant que vous décidiez.
my-data-erase-link = Voir ce qui serait effacé
my-data-erase-title = Effacer mes données
my-data-goes = Ce qui part de ce téléphone
my-data-goes-unread = Votre dossier est fermé : nous ne pouvons pas compter ce qu’il contient. Tout partira.
my-data-goes-also = Vos réglages et votre connexion partent aussi. La clé est détruite en premier : ce qui a été écrit avec elle ne peut plus être lu, par personne.
my-data-stays = Ce qui reste
my-data-stays-guide = Le guide des aides et les formulaires, qui sont à tout le monde.
my-data-stays-files = Les fichiers que vous avez enregistrés ailleurs : PDF, calendriers, exports.
my-data-region = À la Région
my-data-asks = { $code ->
    [region] La Région recevra votre demande d’effacement. Sans réseau, elle attend ici, sans rien qui vous nomme, et part dès qu’il revient.
    [sign-in-first] Vous n’êtes pas connecté ici : l’application ne peut pas demander l’effacement à votre place. Pour effacer aussi votre compte à la Région, connectez-vous d’abord, dans les réglages.
   *[nobody] Personne ne s’est connecté sur ce téléphone : rien n’a été envoyé à la Région depuis ici.
  }
my-data-region-keeps = La Région doit garder un temps certaines demandes, comme celles qui sont décidées. Sa réponse vous dira lesquelles, pourquoi, et jusqu’à quand.
my-data-export-first = Pour garder une copie, créez d’abord le fichier de vos données.
my-data-confirm = J’ai compris : personne ne pourra annuler cet effacement.
my-data-confirm-missing = Cochez cette case pour confirmer, ou gardez vos données.
my-data-erase-now = Effacer tout, maintenant
my-data-erasing = Effacement en cours…
my-data-give-up = Garder mes données
my-data-erased = Tout est effacé de ce téléphone.
my-data-erased-title = C’est effacé
my-data-erased-text = La clé est détruite, les fichiers ne sont plus là. Le guide reste, à votre disposition.
my-data-asked = { $code ->
    [region] La demande d’effacement part vers la Région dès qu’il y a du réseau. Sa réponse sera sur la page « Mes données ».
    [sign-in-first] La Région n’a pas été prévenue : personne n’était connecté ici. Connectez-vous pour effacer aussi votre compte chez elle.
   *[nobody] La Région n’avait rien reçu depuis ce téléphone.
  }
my-data-answers = Votre demande d’effacement
my-data-none-asked = Aucun effacement n’a été demandé depuis cet appareil.
my-data-stage = { $stage ->
    [owed] À envoyer à la Région, depuis le { $when }
    [queued] Reçue par la Région, en cours, le { $when }
    [done] Terminé à la Région, le { $when }
   *[unknown] Rien à effacer à la Région, le { $when }
  }
my-data-stage-text = { $stage ->
    [owed] Elle part dès qu’il y a du réseau. Vous n’avez rien à faire.
    [queued] L’essentiel est déjà effacé ; quelques fichiers suivent. Nous redemandons à chaque contact.
    [done] Voici ce qui a été effacé, et ce qui doit rester un temps, s’il y a lieu.
   *[unknown] La Région ne connaît pas, ou plus, ce compte.
  }
my-data-gone-title = Effacé à la Région
my-data-gone = { $what ->
    [account] Votre compte
    [sessions] { $count ->
        [one] { $count } connexion
       *[other] { $count } connexions
      }
    [drafts] { $count ->
        [one] { $count } copie de brouillon
       *[other] { $count } copies de brouillons
      }
    [applications] { $count ->
        [one] { $count } demande
       *[other] { $count } demandes
      }
    [documents] { $count ->
        [one] { $count } document
       *[other] { $count } documents
      }
    [uploads] { $count ->
        [one] { $count } envoi inachevé
       *[other] { $count } envois inachevés
      }
    [messages] { $count ->
        [one] { $count } message
       *[other] { $count } messages
      }
    [receipts] { $count ->
        [one] { $count } accusé
       *[other] { $count } accusés
      }
    [exports] { $count ->
        [one] { $count } export
       *[other] { $count } exports
      }
   *[other] Autres données : { $count }
  }
my-data-kept-title = Gardé pour un temps
my-data-kept = { $why ->
    [decided] Demande { $number } : elle est décidée. Ce qui a servi à décider est gardé tant que la décision peut être contestée.
    [withdrawn] Demande { $number } : elle est retirée, le temps que le service en prenne acte.
   *[other] Demande { $number } : la Région doit la garder un temps.
  }
my-data-kept-until = Elle s’efface d’elle-même à partir du { $day }.

## Commune picker
commune-label = Nom de la commune ou code postal
commune-hint = Trois lettres suffisent. La recherche se fait sans réseau.
commune-count = { $count ->
    [0] Aucune commune trouvée
    [one] { $count } commune trouvée
   *[other] { $count } communes trouvées
  }
commune-where = { $department }, { $group }
commune-none-text = Vérifiez le nom, ou essayez le code postal.
commune-chosen = Commune choisie : { $name }

## Welcome
welcome-page = Étape { $page } sur { $pages }
welcome-skip = Passer
welcome-next = Continuer
welcome-finish = Commencer
welcome-back = Étape précédente
welcome-hello = Bienvenue
welcome-hello-text = Les aides et services de Bourgogne-Franche-Comté, dans votre poche.
welcome-point = { $rank ->
    [1] Tout se lit sans réseau et sans compte.
    [2] Chaque fiche dit d’où elle vient et quand on l’a vérifiée.
   *[3] Ce que vous faites reste sur ce téléphone.
  }
welcome-commune = Votre commune
welcome-commune-text = Pour montrer ce qui existe chez vous. Vous pourrez la changer.
welcome-comfort = Votre confort de lecture
welcome-comfort-text = Choisissez ce qui vous va. Tout se change dans les réglages.

## Help
help-title = Parler à quelqu’un
help-lead = Vous n’êtes pas seul. Voici qui peut vous répondre.
help-emergency = Urgences
help-contacts = Vos contacts
help-pages = Pages d’aide
help-pages-none = Les pages d’aide ne sont pas encore sur ce téléphone.
help-glossary = Glossaire
help-glossary-text = Les mots de l’administration, expliqués simplement.
glossary-title = Glossaire
glossary-search = Chercher un mot
glossary-count = { $count ->
    [0] Aucun mot
    [one] { $count } mot
   *[other] { $count } mots
  }

## Errors
apology = { $code ->
    [disk-full] Il n’y a plus de place sur ce téléphone. Rien n’est perdu. Libérez de la place, puis réessayez.
    [disk-trouble] Le téléphone n’arrive pas à lire ses fichiers. Redémarrez l’application, puis réessayez.
    [disk-read-only] Ce téléphone n’écrit plus rien : vous pouvez lire votre dossier, pas le changer. Redémarrez le téléphone.
    [vault-gone] Votre dossier est là, et fermé : sa clé n’est plus sur ce téléphone. Nous n’avons rien effacé.
    [damaged] Un fichier est abîmé. Nous préparons une copie saine. Vos données sont mises de côté.
    [desk-from-future] Votre dossier vient d’une version plus récente. Mettez l’application à jour.
    [desk-closed] Votre dossier est fermé : le téléphone garde sa clé. Déverrouillez-le, puis réessayez.
    [stopping] L’application se ferme. Rien n’est perdu.
    [desk-erased] Ce dossier a été effacé depuis une autre fenêtre. Fermez celle-ci, puis rouvrez l’application.
    [erasing] L’effacement est commencé. Il s’achève dès que le coffre de l’appareil s’ouvre, ou au prochain démarrage.
    [vault-closed] Le coffre de votre appareil est fermé : déverrouillez-le, puis réessayez. Rien n’a changé.
    [desk-set-aside] Votre dossier était abîmé. Nous l’avons mis de côté, sans rien effacer. Un dossier neuf est ouvert.
    [link-refused] Cette adresse n’est pas sûre : nous ne l’avons pas ouverte.
    [not-development] Cette session sert aux essais : elle n’est acceptée que pour un serveur de cet appareil.
    [session-refused] Le serveur ne connaît pas cette session. Ouvrez-en une autre, puis réessayez.
    [session-format] Ce fichier n’est pas une session. Donnez celui que le serveur a écrit.
    [no-voice] Nous n’avons pas pu lire à voix haute : cet appareil n’a pas de voix pour cette langue. La fiche reste lisible ici.
    [no-browser] Nous n’avons pas trouvé de navigateur sur cet appareil. La fiche reste lisible ici.
    [picture-heic] Les photos HEIC ne sont pas lues par les services. Donnez un JPEG, un PNG, un WebP ou un PDF. Sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible ».
    [picture-too-large] Cette photo est trop grande pour être ouverte ici. Reprenez-la en qualité normale.
    [picture-broken] Cette photo est abîmée ou incomplète. Vérifiez qu’elle s’ouvre, ou reprenez-la.
    [not-a-picture] Cela ne vaut que pour une photo : donnez un JPEG, un PNG ou un WebP.
    [pdf-broken] Ce PDF est abîmé ou incomplet. Vérifiez qu’il s’ouvre, ou demandez-le de nouveau.
    [pdf-locked] Ce PDF demande un mot de passe : le service ne pourrait pas l’ouvrir. Donnez-en une copie sans mot de passe, ou des photos de ses pages.
    [pdf-too-long] Ce PDF a trop de pages : 300 au plus. Donnez seulement celles qui sont demandées.
    [pdf-packed] Ce PDF prendrait trop de place une fois ouvert. Donnez des photos de ses pages.
    [too-many-pages] Un document réunit de 1 à 30 photos. Faites-en plusieurs documents.
    [nothing-to-export] Il n’y a ici aucun document d’association. Ajoutez-en, puis réessayez.
    [undecided] Deux téléphones ont répondu autrement. Choisissez d’abord quelle réponse garder. Rien n’est parti.
    [lock-asks] Un code ferme « Mon dossier » : confirmez d’abord avec ce code. Rien n’est parti.
    [lock-set] Un code est déjà mis. Changez-le, ou retirez-le.
    [pin-not-figures] Ce code n’a pas que des chiffres. Écrivez de 4 à 12 chiffres.
    [pin-short] Ce code est trop court. Écrivez de 4 à 12 chiffres.
    [pin-long] Ce code est trop long. Écrivez de 4 à 12 chiffres.
    [pin-guessable] Ce code se devine trop vite. Évitez le même chiffre partout, et les suites comme 1234.
    [mandate-blank] Il manque quelque chose : écrivez qui aide, qui est aidé, et pour quoi.
    [mandate-long] C’est trop long : 80 signes au plus pour chaque réponse.
    [mandate-over] Cette aide est arrivée à sa fin : rien n’est parti.
    [helping-already] Une aide est en cours sur cet appareil. Terminez-la avant d’en commencer une autre.
    [passphrase-short] Cette phrase secrète est trop courte. Prenez au moins 10 caractères.
    [file-unwritable] Nous ne pouvons pas écrire dans le dossier des téléchargements. Libérez de la place, puis réessayez.
    [code-none] Nous n’avons pas trouvé de code dans cette photo. Reprenez-la : le code en entier, avec un peu de blanc autour.
    [code-blurred] Le code de cette photo n’est pas lisible. Reprenez-la de plus près, bien nette, sans reflet.
    [code-several] Il y a plusieurs codes dans cette photo. Prenez celui de la fiche tout seul.
    [slip-foreign] Ce n’est pas un code de cette application. Nous n’ouvrons rien de ce qu’il dit.
    [slip-changed] C’est un code de cette application, mais il manque quelque chose ou une lettre a changé. Reprenez-le en photo, ou collez-le en entier.
    [slip-newer] Ce code vient d’une version plus récente. Mettez l’application à jour pour ouvrir la fiche.
   *[other] Nous n’avons pas pu terminer. Rien n’est perdu. Réessayez, ou demandez de l’aide.
  }

## Dates and units
date-day = { $day ->
    [1] 1er { $month }
   *[other] { $day } { $month }
  }
date-day-year = { $day ->
    [1] 1er { $month } { $year }
   *[other] { $day } { $month } { $year }
  }
date-weekday-day = { $weekday } { $day }
date-time = { $day }, { $hour } h { $minute }
date-month = { $number ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
  }
date-weekday = { $number ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
  }
size-bytes = { $count } octets
size-kilobytes = { $count } ko
size-megabytes = { $count } Mo
decimal-mark = ,
list-and = { $first } et { $last }

## Calculators: the allocation de rentrée, the bracket of income of the Anah
calc-title = { $code ->
    [ars] Allocation de rentrée scolaire
   *[bracket] Ma tranche de revenus
  }
calc-row-text = { $code ->
    [ars] Estimer ce qu’elle serait pour vos enfants
   *[bracket] Celle qui compte pour les aides de l’Anah
  }
calc-lead = { $code ->
    [ars] Ce qu’elle pourrait être à la rentrée { $year }.
   *[bracket] Celle qui compte pour les aides de l’Anah (Agence nationale de l’habitat), hors Île-de-France. Barème { $year }.
  }
calc-renovate = Avant de demander une aide
calc-field = { $code ->
    [resources] Ressources { $earned } du foyer
    [reference] Revenu fiscal de référence
    [children] Enfants à charge
   *[people] Personnes dans le logement
  }
calc-help = { $code ->
    [resources] Toutes les ressources de { $earned } que compte la Caf ou la MSA, en euros. Aucune ligne de l’avis d’impôt ne les donne exactement : l’avis { $notice } (revenus { $earned }) aide à s’en approcher.
    [reference] En euros, sur l’avis d’impôt { $notice } (revenus { $earned }). Si plusieurs personnes du logement ont leur propre avis, additionnez-les.
    [children] Tous les enfants dont vous avez la charge, quel que soit leur âge.
    [people] Comptez tous ceux qui y vivent, enfants compris.
   *[ages] En années, à la rentrée. Seulement ceux qui vont à l’école ou sont en apprentissage.
  }
calc-ages = Enfants qui vont à l’école
calc-age = Âge de l’enfant { $number }
calc-add = Ajouter un enfant
calc-remove = Retirer l’enfant { $number }
calc-go = { $code ->
    [ars] Estimer l’allocation
   *[bracket] Voir ma tranche
  }
calc-unsure = { $code ->
    [resources] Je ne sais pas : voir le plafond
   *[reference] Je ne sais pas : voir les plafonds
  }
calc-clear = Tout effacer
calc-rounded = Les centimes ne comptent pas : nous avons arrondi à { $amount }. Si c’est juste, validez de nouveau.
calc-no-income = Écrivez un montant, ou choisissez « Je ne sais pas ».
calc-negative = Un revenu ne peut pas être négatif ici : s’il l’est, écrivez 0.
calc-pupils = Vous donnez l’âge de { $count } enfants : il en faut au moins { $count } à charge.
calc-outdated = { $code ->
    [ars] Celui de { $year } n’est pas connu de l’application : plafonds et montants ont pu changer.
   *[bracket] Celui de { $year } n’est pas connu de l’application : les plafonds ont pu changer.
  }
calc-always = { $code ->
    [ars] C’est une estimation, pas une décision. Seule la Caf, ou la MSA, décide.
   *[bracket] C’est une estimation, pas une décision. Seule l’Anah décide.
  }
calc-near = Vous êtes très près d’un plafond ({ $ceiling }) : vérifiez chaque montant.
calc-not-counted = Ce qui n’est pas compté ici
calc-next = { $code ->
    [ars] L’allocation de rentrée
    [maprimerenov] MaPrimeRénov’
   *[effilogis] Effilogis
  }
calc-next-text = { $code ->
    [ars] Ce qu’il faut faire, et à qui s’adresser
    [maprimerenov] L’aide de l’État, et le conseiller gratuit à voir d’abord
   *[effilogis] Le programme de la Région
  }
calc-ars-paid = Vous pourriez recevoir :
calc-ars-figure = { $amount } en une fois
calc-ars-nobody = D’après vos réponses, aucun enfant n’a l’âge de cette allocation
calc-ars-none = D’après vos réponses, pas d’allocation de rentrée
calc-ars-under = Vos ressources ({ $income }) ne dépassent pas le plafond { $row } ({ $ceiling }). Il reste { $margin }.
calc-ars-over = Vos ressources ({ $income }) dépassent de { $over } le plafond { $row } ({ $ceiling }).
calc-ars-less = Sous le plafond, ce serait { $whole } : l’allocation baisse de ce qui dépasse.
calc-ars-least = Ce qui resterait n’est pas versé : c’est moins de { $least }.
calc-ars-outside = { $count ->
    [one] Rien n’est compté pour l’enfant de { $ages } ans : ce n’est pas un âge du barème.
   *[other] Rien n’est compté pour { $count } enfants ({ $ages } ans) : ce n’est pas un âge du barème.
  }
calc-ars-ceiling = Le plafond { $row } :
calc-ars-at-most = { $ceiling } de ressources
calc-ars-below = S’il n’est pas dépassé, vous pourriez recevoir { $whole } en une fois.
calc-ars-note = { $code ->
    [crds] La CRDS (contribution au remboursement de la dette sociale) : le montant est donné avant elle, ce qui est versé peut être un peu plus bas.
   *[other] Les situations particulières, comme la garde alternée ou l’instruction à la maison : la Caf ou la MSA les regarde.
  }
calc-ars-edges = Le jour où l’âge se compte n’a pas encore été vérifié : pour un enfant autour de { $ages } ans, demandez à votre Caf ou à votre MSA.
calc-ars-band = De { $first } à { $last } ans : { $amount } par enfant.
calc-ars-base = Plafond : { $base }, et { $percent } % de plus par enfant à charge.
calc-ars-sliding = Un peu au-dessus du plafond, ce qui dépasse est retiré du montant ; rien n’est versé sous { $least }.
calc-bracket-would = Votre foyer serait dans la tranche :
calc-bracket-none = Votre foyer serait au-dessus des tranches de l’Anah :
calc-bracket-name = { $name ->
    [very_modest] Revenus très modestes
    [modest] Revenus modestes
    [intermediate] Revenus intermédiaires
   *[none] Revenus supérieurs
  }
calc-bracket-under = Votre revenu ({ $income }) ne dépasse pas le plafond { $row } ({ $ceiling }). Il reste { $margin }.
calc-bracket-over = Votre revenu ({ $income }) dépasse de { $over } le dernier plafond { $row } ({ $ceiling }).
calc-bracket-ceilings = Les plafonds { $row }
calc-bracket-look = Additionnez les revenus fiscaux de référence du logement : le plus petit plafond qu’ils ne dépassent pas donne la tranche.
calc-bracket-column = Tranche
calc-bracket-note = { $code ->
    [works] Les travaux, l’âge du logement et le montant des aides : un conseiller France Rénov’ les regarde avec vous, gratuitement.
   *[region] L’Île-de-France, qui a d’autres plafonds.
  }
calc-bracket-rule = Le revenu fiscal de référence de tous ceux qui vivent dans le logement est comparé au plafond de chaque tranche, pour ce nombre de personnes.
calc-people = { $count ->
    [one] pour { $count } personne
   *[other] pour { $count } personnes
  }

## School: the picker, a school, the year
school-find = Trouver mon école
school-find-text = Son espace numérique Éclat-BFC s’ouvre dans votre navigateur. L’application ne demande jamais votre mot de passe.
school-label = Nom de l’école, commune ou code postal
school-hint = Trois lettres suffisent. La recherche se fait sans réseau.
schools-found = { $count ->
    [one] { $count } établissement
   *[other] { $count } établissements
  }
school-open-ent = Ouvrir Éclat-BFC
school-ent = Espace numérique (ENT)
school-ent-text = Notes, messages et emploi du temps sont là-bas : l’application ne les voit pas.
school-ent-broken = Cette adresse ne répond plus depuis le { $day }. Essayez-la, ou demandez à l’établissement.
school-trouble = Ça ne marche pas
school-trouble-text = On entre avec un compte EduConnect. Choisissez votre cas ; sinon, demandez à l’établissement : c’est lui qui donne les codes.
school-trouble-case = { $code ->
    [parent] Je suis parent : activer mon compte, plusieurs enfants
    [pupil] Je suis élève : mes codes
   *[trouble] Mon numéro a changé, ou mon compte est bloqué
  }
school-reach = Joindre l’établissement
school-site = Voir son site
school-write = Écrire à l’établissement
school-number = Numéro national (UAI) : { $uai }
school-private = { $kind }, privé
school-missing = Cet établissement n’est pas ici
school-missing-text = Il a peut-être fermé, ou changé de numéro. Cherchez-le par sa commune.
school-mine = Mes écoles
school-gone = Cet établissement n’est plus dans la liste de la Région. Il reste gardé ici.
school-whose = De qui est-ce l’école ?
school-whose-text = Elle sera en tête de « École et bourses ». Cela reste sur votre téléphone.
school-of = L’école de : { $name }
campaign-title = Les dates à retenir
campaign-title-grants = La campagne des bourses
campaign-before = { $days ->
    [one] Ouvre demain
   *[other] Ouvre dans { $days } jours
  }
campaign-open = { $left ->
    [0] Dernier jour
    [one] Ouvert, encore { $left } jour
   *[other] Ouvert, encore { $left } jours
  }
campaign-open-on = Ouvert
campaign-closed = Fermé depuis le { $day }
campaign-unknown = Dates { $year } pas encore connues
campaign-days = { $code ->
    [was] En { $year } : du { $start } au { $end }.
   *[now] Année { $year } : du { $start } au { $end }.
  }
campaign-derived = Dates calculées d’après les textes, pas encore annoncées.
campaign-from = { $code ->
    [was] En { $year } : à partir du { $start }.
   *[now] Année { $year } : à partir du { $start }.
  }
school-year = L’année scolaire
school-year-see = Vacances et dates à retenir
school-year-text = Zone A : Besançon et Dijon
school-year-lead = Zone A : académies de Besançon et de Dijon
school-year-deadlines = Mes échéances
school-year-deadlines-text = Avec des rappels, et à mettre dans votre agenda

## School: « Ai-je droit à une bourse ? »
grants-title = Ai-je droit à une bourse ?
grants-kind = { $kind ->
    [crous] Bourse étudiante du Crous
   *[school] Bourse de collège ou de lycée
  }
grants-kind-text = { $kind ->
    [crous] Pour les études après le bac
   *[school] Une seule fois les questions pour tous vos enfants
  }
grants-promise-here = Vos réponses restent sur votre téléphone, et sont oubliées quand l’application se ferme.
grants-promise-estimate = C’est une estimation, pas une décision.
grants-ready = { $kind ->
    [crous] Prenez l’avis d’impôt de vos parents, ou le vôtre si vous avez votre propre foyer. La question dira lequel.
   *[school] Prenez votre avis d’impôt. La question dira lequel.
  }
grants-begin = Commencer
grants-again = Recommencer
grants-see = Voir le résultat
grants-results = Votre estimation
grants-results-lead = { $kind ->
    [crous] Bourse du Crous, { $year }
   *[school] Bourses de collège et de lycée, { $year }
  }
grants-not-here = Les barèmes ne sont pas encore sur ce téléphone
grants-not-here-text = Ils arriveront avec la prochaine mise à jour du contenu.
grants-answers = Vos réponses
grants-ask = { $code ->
    [year] Pour quelle année scolaire ?
    [crous-year] Pour quelle année universitaire ?
    [income] Quel est votre revenu fiscal de référence ?
    [crous-income] Quel est le revenu brut global du foyer ?
    [whose] De quel foyer est ce revenu ?
    [children] Combien d’enfants sont à charge sur cet avis ?
    [crous-children] Combien d’enfants sont à la charge de ce foyer ?
    [pupils] Combien sont au collège, et combien au lycée ?
    [students] Combien d’entre eux font des études après le bac ?
    [distance] À combien de kilomètres du domicile étudiez-vous ?
    [age] Quel est votre âge au 1er septembre ?
    [own-children] Combien d’enfants avez-vous vous-même ?
    [disability] Avez-vous un handicap reconnu par la CDAPH ?
    [carer] Aidez-vous un proche handicapé ?
    [institution] Où étudiez-vous ?
    [apprentice] Êtes-vous en apprentissage ?
    [doctorate] Préparez-vous un doctorat ?
    [college-level-class] L’élève du lycée est-il dans une classe de niveau collège ?
    [boarder] Un élève est-il interne ?
    [merit] Un élève du lycée a-t-il eu le brevet avec mention bien ou très bien ?
   *[crous-merit] Avez-vous eu le bac avec mention très bien ?
  }
grants-help = { $code ->
    [year] L’année où l’élève est au collège ou au lycée.
    [crous-year] L’année de vos études.
    [income] Sur votre avis d’impôt { $notice } (revenus { $earned }), à la ligne « revenu fiscal de référence ». Si vous vivez en couple sans être mariés ni pacsés, additionnez les deux avis.
    [crous-income] Sur l’avis d’impôt { $notice } (revenus { $earned }), à la ligne « revenu brut global », et non le revenu fiscal de référence.
    [whose] Celui de vos parents en général. Le vôtre si vous êtes marié, pacsé, avec un enfant à charge, ou sans parents.
    [children] Comptez l’élève. Comptez aussi les enfants majeurs rattachés et les enfants handicapés qui figurent sur l’avis { $notice }.
    [crous-children] Comptez-vous. C’est le nombre qui figure sur l’avis { $notice }.
    [pupils] Écrivez 0 s’il n’y en a pas.
    [students] Vous compris.
    [distance] Entre la commune du domicile familial et celle des études. La façon de mesurer du Crous n’est pas publiée : à vol d’oiseau est un bon début.
    [age] Au 1er septembre { $first }.
    [own-children] Écrivez 0 si vous n’en avez pas. Chaque enfant recule d’un an la limite d’âge.
    [disability] La CDAPH est la commission de la maison départementale des personnes handicapées (MDPH).
    [carer] Vous vous occupez régulièrement d’un proche handicapé de votre famille.
    [institution] Votre établissement le sait : demandez s’il est « habilité à recevoir des boursiers ».
    [apprentice] Un apprenti est payé par son employeur.
    [doctorate] La bourse du Crous s’arrête au master.
    [college-level-class] Par exemple une troisième « prépa-métiers », ou une classe d’EREA de niveau collège. L’échelon est alors limité.
    [boarder] Un boursier interne a une prime en plus.
    [merit] La bourse au mérite s’ajoute à la bourse de lycée.
   *[crous-merit] L’aide au mérite s’ajoute à la bourse du Crous.
  }
grants-line = { $code ->
    [income] En euros, sans les centimes
    [crous-income] En euros, sans les centimes
    [at-college] Au collège
    [at-lycee] Au lycée
    [distance] En kilomètres
    [age] En années
   *[count] Nombre d’enfants
  }
grants-yes = Oui
grants-no = Non
grants-pick = { $code ->
    [parents] De mes parents
    [student] De mon propre foyer
    [public] Dans un établissement public
    [authorised] Dans un établissement privé habilité à recevoir des boursiers
   *[not-authorised] Dans un établissement privé qui ne l’est pas
  }
grants-this-year = { $year }, cette année
grants-wrong = { $code ->
    [empty] Écrivez un nombre, ou choisissez « Je ne sais pas ».
    [empty-figure] Écrivez un nombre.
    [choice] Choisissez une réponse.
    [figure] Écrivez un nombre entier, en chiffres : par exemple { $figure }.
    [negative] Un revenu ne peut pas être négatif ici : s’il l’est sur l’avis, écrivez 0.
    [least] Ce nombre est trop petit : au moins { $figure }.
    [most] Ce nombre est trop grand : au plus { $figure }.
    [only] Ce nombre n’est pas celui de ce barème : { $figure }.
    [nobody] Il faut au moins un élève au collège ou au lycée.
   *[more] C’est plus que les enfants à charge ({ $figure }) : vérifiez l’un ou l’autre.
  }
grants-rounded = Un avis d’impôt s’écrit sans centimes : nous avons arrondi à { $amount }. Si c’est juste, continuez.
grants-bourse = { $kind ->
    [crous] Bourse du Crous
    [college] Bourse de collège
   *[lycee] Bourse de lycée
  }
grants-next-text = { $kind ->
    [crous] Faire la demande, appeler le Crous
   *[school] Faire la demande, et ses dates
  }
grants-award = { $kind ->
    [crous] Vous pourriez avoir la bourse du Crous, échelon { $echelon } :
    [college] Vous pourriez avoir la bourse de collège, échelon { $echelon } :
   *[lycee] Vous pourriez avoir la bourse de lycée, échelon { $echelon } :
  }
grants-year = { $amount } pour l’année
grants-payment = { $kind ->
    [crous] soit { $amount } par mois, pendant { $count } mois.
   *[school] soit { $amount } par trimestre et par élève.
  }
grants-all = Pour { $count } élèves : { $amount } pour l’année.
grants-none = { $kind ->
    [crous] D’après vos réponses, pas de bourse du Crous
    [college] D’après vos réponses, pas de bourse de collège
   *[lycee] D’après vos réponses, pas de bourse de lycée
  }
grants-under = Votre revenu ({ $income }) ne dépasse pas le plafond de l’échelon { $echelon } { $row } ({ $ceiling }).
grants-over = Vous dépassez de { $over } le plafond ({ $ceiling } { $row }). Vérifiez le montant exact.
grants-hurdle = { $code ->
    [age] Il faut avoir moins de { $limit } ans au 1er septembre.
    [institution] Cet établissement n’est pas habilité à recevoir des boursiers.
    [apprentice] Un apprenti est payé : il n’a pas de bourse.
   *[doctorate] Le doctorat n’ouvre pas droit à cette bourse.
  }
grants-row-children = { $more ->
    [more] pour { $count } enfants ou plus
   *[only] { $count ->
        [one] pour { $count } enfant
       *[other] pour { $count } enfants
      }
  }
grants-row-points = { $more ->
    [more] pour { $count } points de charge ou plus
   *[only] { $count ->
        [0] sans point de charge
        [one] pour { $count } point de charge
       *[other] pour { $count } points de charge
      }
  }
grants-near = Vous êtes très près d’un plafond, celui de l’échelon { $echelon } ({ $ceiling }) : vérifiez chaque montant.
grants-status = { $code ->
    [published] Barème { $year } publié.
    [derived] Barème { $year } calculé d’après les textes ; le tableau officiel n’a pas encore été vérifié.
   *[carried_over] Le barème { $year } n’est pas connu de l’application. Voici ce que donnerait celui de { $table }.
  }
grants-always = { $kind ->
    [crous] C’est une estimation, pas une décision. Seul le Crous décide. Vos réponses restent sur votre téléphone.
   *[school] C’est une estimation, pas une décision. Seul le service des bourses décide. Vos réponses restent sur votre téléphone.
  }
grants-why = Comment c’est calculé
grants-source = { $title }. Lu le { $day }
grants-note = { $code ->
    [single-parent] Élever seul ses enfants ne change rien au calcul depuis 2016.
    [single-parent-crous] Élever seul ses enfants n’ajoute pas de point ; des dispositions particulières existent : demandez au Crous.
    [social-fund] Le fonds social de l’établissement peut aider : demandez au secrétariat.
    [regional-help] La Région a un échelon complémentaire pour la cantine et l’internat : demandez à l’établissement.
    [own-household] L’avis d’impôt doit être celui de votre propre foyer.
    [renewal] Si vous aviez déjà la bourse et n’avez pas arrêté vos études, la règle d’âge peut être différente : demandez au Crous.
    [summer-payments] Certains étudiants sont payés douze mois au lieu de dix : ce n’est pas compté ici.
    [not-modelled-crous] Nationalité, situations familiales particulières et limite de sept ans de bourse ne sont pas comptées ici : le Crous les regarde.
   *[not-modelled] Nationalité, enseignement agricole, CNED et situations familiales particulières ne sont pas comptés ici : le service des bourses les regarde.
  }
grants-note-distance = Entre { $least } et { $most } km, le nombre de points dépend de la mesure du Crous, qui n’est pas publiée.
grants-extra = { $code ->
    [boarding] Prime d’internat : { $amount } par an pour chaque élève interne, versée sans demande.
   *[merit] Au mérite : { $amount } par an pour qui a la mention.
  }
grants-extra-needs = { $code ->
    [boarding] La prime d’internat est réservée aux boursiers.
   *[merit] L’aide au mérite est réservée aux boursiers.
  }
grants-extra-status = { $code ->
    [derived] Montant tiré des textes, pas encore vérifié pour cette année.
   *[carried_over] Montant de la dernière année connue : à vérifier.
  }
grants-level-all = Tous les élèves du lycée sont comptés en classe de niveau collège. Si un seul l’est, faites l’estimation pour chacun.
grants-extras = En plus
grants-next = Et maintenant
grants-ceilings = Les plafonds { $row }
grants-ceilings-text = { $kind ->
    [crous] Regardez la ligne « revenu brut global » de l’avis : le dernier plafond qu’il ne dépasse pas donne l’échelon.
   *[school] Regardez la ligne « revenu fiscal de référence » de l’avis : le dernier plafond qu’il ne dépasse pas donne l’échelon.
  }
grants-ceilings-echelon = Échelon
grants-ceilings-most = Revenu, au plus
grants-ceilings-year = Pour l’année
grants-unsure = Il manque une réponse pour calculer : « { $question } »
grants-open = Il manque une réponse
grants-refused = Deux réponses ne vont pas ensemble
grants-no-scale = Aucun barème de { $year } n’est sur ce téléphone.
grants-no-scale-nearest = Le plus proche est celui de { $year } : changez d’année pour l’utiliser.
grants-answer-now = Répondre
grants-change = Modifier : { $question }
grants-paper = Enregistrer l’estimation (PDF)
grants-file = bourse
grants-income-line = { $line ->
    [gross] Revenu brut global : { $euros } (avis { $notice }, revenus { $earned }).
    [resources] Ressources de { $earned } : { $euros }.
   *[reference] Revenu fiscal de référence : { $euros } (avis { $notice }, revenus { $earned }).
  }
grants-children-line = Ligne du barème : { $row }.
grants-distance-line = { $km } km entre le domicile et les études : { $points }.
grants-others-line = { $code ->
    [students] { $count ->
        [one] Un autre enfant dans le supérieur : { $points }.
       *[other] { $count } autres enfants dans le supérieur : { $points }.
      }
   *[children] { $count ->
        [one] Un autre enfant à charge : { $points }.
       *[other] { $count } autres enfants à charge : { $points }.
      }
  }
grants-points-line = { $code ->
    [disability] Handicap reconnu : { $points }.
   *[carer] Proche aidant : { $points }.
  }
grants-points = { $count ->
    [0] 0 point
    [one] { $count } point
   *[other] { $count } points
  }
grants-sum-line = En tout { $points } : ligne du barème { $row }.
grants-ceiling-line = Plafond de l’échelon { $echelon } : { $ceiling }.
grants-next-line = Plafond de l’échelon { $echelon }, que le revenu dépasse : { $ceiling }.
grants-capped-line = Classe de niveau collège : échelon { $most } au plus, au lieu de l’échelon { $least }.
grants-amount-line = { $kind ->
    [crous] { $payment } par mois × { $count } mois = { $year }.
   *[school] { $payment } par trimestre × { $count } trimestres = { $year }.
  }
grants-total-line = { $count } élèves : { $amount }.
grants-measure = Mesurer d’après les communes
grants-measure-text = Depuis { $commune }, à vol d’oiseau. Choisissez la commune de vos études.
grants-measure-from = Choisissez d’abord la commune de votre domicile.
grants-measured = { $km } km à vol d’oiseau. Corrigez si vous connaissez un autre chiffre.
## Terminal: bourses, one case a line
simulate-bad-json = Cette ligne n’est pas un objet JSON.
simulate-too-long = Cette ligne est trop longue : elle n’a pas été lue.
simulate-missing = cette réponse manque.
simulate-integer = donnez un nombre entier, en chiffres, sans virgule ni guillemets.
simulate-bound = { $limit ->
    [least] ce nombre ne va pas : au moins { $figure }.
    [most] ce nombre ne va pas : au plus { $figure }.
   *[only] ce nombre ne va pas : { $figure } était attendu.
  }
simulate-flag = donnez true ou false.
simulate-text = donnez un mot, entre guillemets, comme dans les exemples.
simulate-object = donnez un objet JSON.
simulate-one-of = donnez l’un de ces mots : { $words }.
simulate-year = pour cette année scolaire, c’est { $year }.
simulate-no-scale = { $year ->
    [none] ce n’est pas une année scolaire, comme 2025-2026.
   *[other] aucun barème de { $year } ici.
  } { $nearest ->
    [none] Aucun barème de cette bourse n’est ici.
   *[other] Le plus proche : { $nearest } ({ $status }).
  }
simulate-other = cette commande répond pour { $kind } seulement.
scale-status = { $code ->
    [published] publié
    [derived] calculé d’après les textes
   *[carried_over] repris de l’année précédente
  }

## Terminal: what is written, kept, sent and followed
twin-apology = { $code ->
    [age-unfit] Cet âge ne va pas : donnez un âge de 0 à 120 ans, ou une date de naissance passée.
    [amount-negative] Un montant ne peut pas être négatif. Donnez 0 s’il n’y a pas de revenu.
    [amount-too-much] Ce montant est trop grand : vérifiez-le.
    [parts-unfit] Ce nombre de parts ne va pas : donnez de 0,5 à 20, par quarts.
    [persons-unfit] Ce nombre de personnes ne va pas : vérifiez-le.
    [percent-unfit] Ce taux ne va pas : donnez un nombre de 0 à 100.
    [answer-unreadable] Une réponse n’a pas pu être lue. « docs/rights.md » dit lesquelles sont acceptées.
    [dialogue-unreadable] Ce fichier n’est pas une conversation que l’application peut lire. Donnez-en un autre, ou effacez-le.
    [profile-unreadable] Ce profil n’est pas un objet JSON. « docs/rights.md » en donne un exemple.
    [not-confirmed] Rien n’a été effacé. Pour tout effacer, ajoutez --yes.
    [incomplete] Il manque encore quelque chose : rien n’est parti. Voyez quoi avec « draft check ».
    [too-late] La Région a déjà cette demande. Elle peut être corrigée ou retirée.
    [map-not-offered] La Région ne propose pas de fond de carte ici. Lancez « sync », puis réessayez.
    [unknown-path] Ce formulaire n’a pas cette question. « draft show » les donne toutes.
    [document-infected] l’antivirus a refusé cette pièce
    [unknown-slot] Ce formulaire n’attend pas de pièce à cet endroit. « draft show » dit lesquelles il attend.
    [nothing-to-undo] Il n’y a pas de réponse plus ancienne à reprendre ici.
    [unknown-profile] Nous n’avons pas trouvé cette personne sur cet appareil.
    [several-profiles] Plusieurs personnes portent ce nom ici. Donnez son identifiant.
    [name-missing] Donnez un nom, pour retrouver cet enfant la prochaine fois.
    [not-there] Nous n’avons rien trouvé sous ce nom ici. Vérifiez l’identifiant dans la liste.
    [stage-forbids] Ce n’est pas possible en l’état. Un envoi se reprend avec « draft take-back », un brouillon jeté avec « draft restore » ; une pièce encore utilisée se garde.
    [form-closed] Cette demande ne peut pas être commencée : le formulaire n’est pas ici, ou il est fermé.
    [not-a-document] Ce fichier n’est pas accepté. Donnez un PDF, un JPEG, un PNG ou un WebP.
    [too-large] Ce fichier est trop lourd. Donnez-en un plus léger : 20 Mo au plus pour une pièce.
    [text-too-long] Ce texte est trop long. Raccourcissez-le, ou envoyez-le en deux fois.
    [document-damaged] Notre copie de cette pièce est abîmée. Donnez-la de nouveau.
    [file-not-there] Ce fichier n’existe pas. Vérifiez son chemin.
    [file-unreadable] Ce fichier ne peut pas être lu.
    [file-exists] Un autre fichier porte déjà ce nom : nous ne l’avons pas remplacé.
    [file-unwritable] Nous ne pouvons pas écrire dans ce dossier.
    [unknown-commune] Plusieurs communes portent ce nom, ou aucune. Donnez le code INSEE, le code postal ou un point.
    [unknown] Nous n’avons pas trouvé cette fiche.
    [desk-in-use] Quelque chose est déjà commencé sur cet appareil : nous n’y mêlons rien. Reprenez votre export dans un dossier neuf.
    [passphrase-needed] Ce fichier est protégé. Donnez sa phrase secrète avec --passphrase-file.
    [passphrase-wrong] Ce n’est pas la phrase secrète de ce fichier.
    [passphrase-short] Cette phrase secrète est trop courte. Prenez au moins 10 caractères.
    [export-format] Ce fichier n’est pas un export de l’application, ou il est abîmé. Rien n’a changé ici.
    [undecided] Deux téléphones ont répondu autrement : rien n’est parti. « draft show » donne les réponses, « draft choose » en garde une.
    [nothing-to-say] Écrivez un message, ou joignez un document.
    [unknown-setting] Ce réglage n’existe pas. « settings » les donne tous.
    [lock-closed] Un code ferme « Mon dossier ». Donnez le fichier où il est écrit avec --pin-file.
    [lock-none] « Mon dossier » n’a pas de code.
    [pin-wrong] Ce n’est pas le bon code. Après cinq essais, il faut attendre.
    [pin-wait] Trop d’essais : réessayez plus tard. Rien n’est perdu.
    [pin-file-missing] Donnez les fichiers où les codes sont écrits : --pin-file, et --new-pin-file pour un nouveau code.
    [no-help] Vous n’aidez personne ici.
    [help-unsent] Tout n’est pas parti. Remettez-le avec « me export », ou ajoutez --yes pour tout effacer.
    [orientation-blank] Écrivez au moins l’aide et le lieu.
    [orientation-long] C’est trop long pour une page. Raccourcissez.
    [feedback-long] C’est trop long : 1 000 signes au plus. Rien n’est parti.
    [feedback-nir] Retirez le numéro de sécurité sociale : nous n’en avons pas besoin. Rien n’est gardé ni parti.
    [feedback-iban] Retirez le numéro de compte (IBAN) : nous n’en avons pas besoin. Rien n’est gardé ni parti.
    [feedback-email] Retirez l’adresse e-mail : nous n’en avons pas besoin. Rien n’est gardé ni parti.
    [feedback-phone] Retirez le numéro de téléphone : nous n’en avons pas besoin. Rien n’est gardé ni parti.
   *[other] { apology }
  }
twin-stage = { $code ->
    [writing] brouillon
    [sealed] prête à partir
   *[filed] déposée
  }
twin-begun = Brouillon commencé : { $id }
twin-begun-before = Vous avez déjà commencé cette demande : { $id }. Pour en commencer une autre, ajoutez --anew.
twin-no-drafts = Aucun brouillon ici.
twin-draft = { $title } – { $state }, { $when }
twin-draft-head = { $id } – { $stage }
twin-missing = { $count ->
    [0] Rien ne manque.
    [one] { $count } point à compléter.
   *[other] { $count } points à compléter.
  }
twin-papers = Pièces à joindre
twin-objection = Le service demande de revoir : { $label }
twin-prefilled = (repris de ce que vous aviez déjà écrit)
twin-not-asked = Cette question n’est pas posée en ce moment ({ $path }) : sa réponse est gardée, elle ne partira pas.
twin-next-row = Pour ajouter une ligne :
twin-yes-no = oui ou non
twin-household = { $label } – { $part ->
    [parts] nombre de parts
   *[income] revenu fiscal de référence, en euros
  }
twin-why = { $code ->
    [required] à compléter
    [too-long] trop long
    [not-a-number] ce n’est pas un nombre
    [not-a-whole-number] un nombre entier est attendu
    [too-many-decimals] trop de chiffres après la virgule
    [not-an-amount] ce n’est pas un montant en euros
    [too-small] trop petit
    [too-large] trop grand
    [not-a-date] ce n’est pas une date ; par exemple : 14/03/2008
    [too-early] cette date est trop ancienne
    [too-late] cette date est trop tardive
    [in-the-future] cette date n’est pas encore passée
    [not-yes-or-no] répondez oui ou non
    [not-a-choice] ce choix n’est pas proposé
    [too-many] trop de choix
    [too-few-rows] il manque une ligne
    [too-many-rows] trop de lignes
    [not-a-commune] le code INSEE de la commune est attendu ; par exemple : 25056
    [address-incomplete] la rue, le code postal et la ville sont attendus
    [not-an-email] ce n’est pas une adresse électronique
    [not-a-phone] ce n’est pas un numéro de téléphone
    [iban-country] aucun compte ne commence ainsi : vérifiez l’IBAN
    [iban-length] il manque ou il y a trop de caractères dans l’IBAN
    [iban-key] un caractère de l’IBAN est à vérifier
    [siret-length] un numéro SIRET a 14 chiffres
    [siret-key] un chiffre du SIRET est à vérifier
    [siren-length] un numéro SIREN a 9 chiffres
    [siren-key] un chiffre du SIREN est à vérifier
    [not-an-rna] le numéro d’une association commence par W, suivi de 9 chiffres ou lettres
    [not-tax-parts] les parts vont par quarts ; par exemple : 2,5
    [too-few-documents] il manque une pièce
    [too-many-documents] trop de pièces
    [document-kind] le service ne prend pas ce type de fichier
    [document-too-large] cette pièce est trop lourde
    [unknown-slot] ce formulaire n’attend pas cette pièce
   *[other] à revoir
  }
twin-sent = « { $title } » est prête. Elle partira avec le réseau, à la prochaine mise à jour. Vous pouvez fermer.
twin-back = « { $title } » est de nouveau un brouillon. Rien n’est parti.
twin-asks-first = « { $title } » est peut-être déjà partie : nous demanderons d’abord à la Région.
twin-discarded = « { $title } » est à la corbeille jusqu’au { $until }.
twin-restored = « { $title } » est sortie de la corbeille.
twin-no-documents = Aucune pièce ici.
twin-paper = { $kind ->
    [rib] RIB
    [tax_notice] avis d’imposition
    [enrolment] inscription
    [contract] contrat
    [internship_agreement] convention de stage
    [statutes] statuts
    [accounts] comptes
    [budget] budget
    [minutes] procès-verbal
    [directors] liste des dirigeants
    [quote] devis
    [plan] plan
    [energy_audit] audit énergétique
    [letter] lettre
    [school_certificate] certificat de scolarité
    [activity_report] rapport d’activité
   *[other] autre pièce
  }
twin-used-in = utilisée dans : { $titles }
twin-document-kept = Ajouté : { $name } ({ $size })
twin-document-restored = « { $name } » est sortie de la corbeille.
twin-me-exported = { $count ->
    [0] Tout est dans { $file }, sans pièce.
    [one] Tout est dans { $file }, avec une pièce.
   *[other] Tout est dans { $file }, avec { $count } pièces.
  }
twin-me-open = Toute personne qui a ce fichier peut le lire : gardez-le chez vous, ou refaites-le avec --passphrase-file.
twin-me-damaged = { $count ->
    [one] Notre copie d’une pièce est abîmée : elle n’y est pas. Donnez-la de nouveau.
   *[other] Notre copie de { $count } pièces est abîmée : elles n’y sont pas. Donnez-les de nouveau.
  }
twin-me-imported = { $count ->
    [0] Tout est repris ici. Connectez-vous pour que les envois continuent.
    [one] Tout est repris ici, avec une pièce. Connectez-vous pour que les envois continuent.
   *[other] Tout est repris ici, avec { $count } pièces. Connectez-vous pour que les envois continuent.
  }
twin-outbox-empty = Rien n’attend de partir.
twin-parcel = { $kind ->
    [envelope] Demande
    [document] Pièce { $name }
    [message] Message
    [withdrawal] Retrait de la demande
    [feedback] Signalement d’une erreur
   *[erasure] Effacement
  }
twin-state = { $code ->
    [waiting] attend de partir
    [travelling] en route
    [paused] en pause
    [set_aside] mise de côté
    [recalled] reprise
   *[delivered] arrivée
  }
twin-progress = { $done } sur { $total }
twin-hold = { $code ->
    [offline] pas de réseau
    [portal] une page de connexion Wi-Fi est à ouvrir
    [intercepted] ce réseau modifie ce qui passe : rien ne lui a été confié
    [busy] le service est occupé, nous réessaierons
    [fault] le service répond mal, nous réessaierons
    [wifi] attend le Wi-Fi, comme vous l’avez demandé
    [citizen] vous l’avez mise en pause
    [recall] vous l’avez reprise : nous demandons d’abord à la Région si elle l’a
    [sign-in] la connexion à votre compte est nécessaire
    [disk-full] il n’y a plus de place sur cet appareil
    [vault-closed] l’appareil garde la clé : déverrouillez-le
    [document-damaged] notre copie de cette pièce est abîmée : donnez-la de nouveau
    [answers-rejected] une réponse est à revoir
    [document-kind] le service ne prend pas ce type de fichier
    [document-undeclared] la demande n’annonce pas cette pièce
    [document-infected] cette pièce a été refusée par l’antivirus
    [form-unknown] la Région ne connaît pas ce formulaire
    [form-closed] le délai pour demander est passé
    [form-withdrawn] ce formulaire a été retiré
    [state-forbids] la demande n’en est plus là
    [too-large] trop lourde pour le service
    [quota-full] votre espace à la Région est plein
    [mandate-expired] le mandat de la personne qui vous aide est terminé
    [forbidden] ce compte n’y est pas autorisé
    [unknown] la Région ne trouve pas la demande
    [app-too-old] cette version est trop ancienne : mettez l’application à jour
   *[other] refusée par le service ; demandez de l’aide
  }
twin-no-applications = Aucune demande envoyée ici.
twin-standing = { $code ->
    [sealed] prête à partir
    [registered] enregistrée
    [complete] complète
    [received] reçue par le service
    [in_review] en instruction
    [to_complete] à compléter
    [accepted] accordée
    [refused] refusée
    [withdrawn] retirée
    [dismissed] classée sans suite
   *[writing] brouillon
  }
twin-number = numéro { $number }
twin-step = { $when } : { $state }
twin-message = { $who ->
    [service] Message du service, { $when }
   *[citizen] Votre message, { $when }
  }
twin-receipt = { $kind ->
    [registered] Accusé d’enregistrement
    [complete] Accusé des pièces
    [received] Accusé de réception
   *[withdrawn] Accusé de retrait
  } n° { $number }, { $when }
twin-receipt-valid = Cet accusé est signé par la Région.
twin-receipt-invalid = { $code ->
    [receipt-signature] Cet accusé n’est pas signé par la Région.
    [receipt-format] Ce fichier n’est pas un accusé.
    [receipt-other] Cet accusé est celui d’une autre demande.
   *[other] Cet accusé n’a pas pu être vérifié.
  }
twin-no-receipts = Pas encore d’accusé pour cette demande.

## Copies of drafts, and the answers of two phones
settings-drafts = Brouillons
settings-copies = Garder une copie de mes brouillons à la Région
settings-copies-hint = Vous retrouvez vos brouillons sur un autre téléphone, avec le même compte. Ce que vous écrivez est alors copié sur le serveur de la Région, jusqu’à l’envoi ou la corbeille, et 12 mois au plus sans changement. Vos pièces ne sont pas copiées.
settings-copies-off = Si vous arrêtez, les copies faites depuis ce téléphone sont effacées. Vos brouillons restent ici.
settings-copies-sign-in = Pour copier, connectez-vous à votre compte.
desk-lead-copied = Une copie de vos brouillons est gardée à la Région. Le reste ne quitte pas ce téléphone sans vous.
copy-held = Une copie est gardée à la Région.
copy-leaves = Sans changement, la copie gardée à la Région sera effacée le { $day }. Le brouillon restera sur ce téléphone.
copy-trouble = { $code ->
    [too-large] Ce brouillon est trop long pour être copié à la Région. Il reste sur ce téléphone.
    [quota-full] Votre compte a déjà toutes les copies qu’il peut avoir à la Région. Ce brouillon reste sur ce téléphone.
   *[other] La Région n’a pas pris la copie de ce brouillon. Il reste sur ce téléphone.
  }
choices-count = { $count ->
    [one] { $count } réponse à choisir
   *[other] { $count } réponses à choisir
  }
choices-text = Vous avez répondu ici et sur un autre téléphone. Les deux réponses sont gardées. Choisissez, puis vous pourrez envoyer.
choices-here = Sur ce téléphone, { $when }
choices-there = Sur l’autre téléphone, { $when }
choices-emptied = Réponse effacée
choices-keep = Garder celle-ci
choices-keep-name = Garder celle-ci : { $value }
choices-kept = C’est choisi. « Revenir à la valeur précédente » reprend l’autre réponse.
paper-elsewhere = Sur l’autre téléphone
paper-elsewhere-text = Pour envoyer d’ici, ajoutez aussi cette pièce sur ce téléphone.
application-to-complete = Le service attend quelque chose de vous
application-to-complete-text = Répondez-lui ci-dessous, en joignant ce qu’il demande. Si une réponse du formulaire est fausse, corrigez plutôt votre demande.
application-answer = Répondre et joindre
application-attach = Joindre des documents
application-attach-hint = De vos documents, ou de ce téléphone. Ils partent après votre message.
application-attached = { $count ->
    [one] { $count } document joint
   *[other] { $count } documents joints
  }
application-attach-wallet = { $count ->
    [one] Choisir dans mes documents ({ $count })
   *[other] Choisir dans mes documents ({ $count })
  }
application-attach-add = Joindre
application-attach-remove = Retirer { $name }
application-attach-file = Ajouter un fichier
application-attach-none = Écrivez un message, ou joignez un document.
application-message-paper = { $code ->
    [gone] arrivé
    [waiting] attend de partir
    [travelling] en route
   *[refused] refusé
  }
application-message-paper-name = { $name }, { $state }
application-message-document = Document joint
twin-choices = { $count ->
    [one] { $count } réponse à choisir : « draft choose »
   *[other] { $count } réponses à choisir : « draft choose »
  }
twin-choice-mine = mine – sur ce téléphone, { $when } : { $value }
twin-choice-theirs = theirs – sur l’autre téléphone, { $when } : { $value }
twin-elsewhere = { $name } ({ $size }), sur l’autre téléphone
twin-setting = { $name } = { $value }
twin-replied = Votre message est prêt. Il partira avec le réseau, à la prochaine mise à jour.
twin-copies = { $count ->
    [one] { $count } brouillon copié ou reçu.
   *[other] { $count } brouillons copiés ou reçus.
  }

## Form runner
form-prepare = Préparer ma demande
form-resume = Reprendre mon brouillon
form-back-to-card = Retour à la fiche
form-back-to-draft = Mon brouillon
form-cannot-begin = Cette demande ne peut pas être préparée ici
form-cannot-begin-text = Le formulaire est fermé, retiré, ou pas encore sur ce téléphone. Vos brouillons sont intacts.
form-begun = { $count ->
    [one] Vous avez déjà un brouillon
   *[other] Vous avez déjà { $count } brouillons
  }
form-touched = Modifié le { $when }
form-for = Pour : { $whom }
form-for-whom = Pour qui est cette demande ?
form-another-for-whom = Ou commencer un autre brouillon : pour qui ?
form-for-whom-missing = Choisissez pour qui vous préparez cette demande.
form-name-missing = Écrivez un nom ou un prénom, pour retrouver cette personne la prochaine fois.
form-who = { $code ->
    [my-child] Mon enfant
    [my-parent] Mon parent
    [my-association] Mon association
   *[me] Moi
  }
form-who-named = { $who } ({ $name })
form-somebody-new = { $code ->
    [my-child] Un enfant
    [my-parent] Un parent que j’aide
   *[my-association] Une association
  }
form-somebody-name = Son nom
form-somebody-hint = Il reste sur ce téléphone. Par exemple : Maëlle, ou Les Amis du Doubs.
form-begin = Commencer
form-begin-another = Commencer un autre brouillon
form-promise-kept = Chaque réponse est enregistrée sur ce téléphone.
form-promise-offline = Tout marche sans réseau, l’envoi attend.
form-promise-nobody = Rien n’est envoyé avant votre accord.
form-draft = Brouillon
form-start = Commencer
form-go-on = Continuer
form-progress = { $done } sur { $all }
form-answered = Réponses et pièces prêtes : { $done } sur { $all }
form-see-all = Tout voir
form-see-one = Une question à la fois
form-review = Vérifier et envoyer
form-reread = Relire ma demande
form-themes = Les parties de la demande
form-papers = Pièces à joindre
form-step = Question { $rank } sur { $count }
form-next = Continuer
form-next-anyway = Continuer quand même
form-previous = Précédent
form-not-asked = Cette question ne vous est plus posée
form-not-asked-text = Une autre de vos réponses la rend inutile. Ce que vous aviez écrit est gardé.
form-optional = (facultatif)
form-from-profile = Repris de votre profil
form-error = Erreur :
form-undo = Revenir à la valeur précédente
form-redo = Rétablir
form-undo-name = Revenir à la valeur précédente : { $label }
form-redo-name = Rétablir : { $label }
form-saved = Enregistré sur ce téléphone, { $when }
form-saving = Enregistrement en cours
form-not-saved = Pas encore enregistré
form-trouble = { $code ->
    [disk-full] Il n’y a plus de place sur ce téléphone. Ce que vous avez écrit reste à l’écran. Libérez de la place, puis réessayez.
    [desk-closed] Votre dossier est fermé : le téléphone garde sa clé. Déverrouillez-le, puis réessayez.
    [stage-forbids] Cette demande est déjà prête à partir. Reprenez-la pour la modifier.
    [form-closed] Le formulaire a encore changé, ou il est fermé. Vos réponses sont intactes. Revenez à votre brouillon.
    [undecided] Deux téléphones ont répondu autrement. Choisissez d’abord quelle réponse garder. Rien n’est parti.
   *[other] Nous n’avons pas pu enregistrer. Ce que vous avez écrit reste à l’écran. Réessayez.
  }
form-length = { $length } caractères sur { $max }
form-yes = Oui
form-no = Non
form-several = Plusieurs réponses possibles.
form-several-at-most = { $max } réponses au plus.
form-street = Numéro et rue
form-postcode = Code postal
form-town = Commune
form-change = Modifier
form-change-name = Modifier : { $name }
form-tax-parts = Nombre de parts
form-tax-parts-help = Par exemple 2,5. Il est sur l’avis d’imposition.
form-tax-income = Revenu fiscal de référence
form-tax-income-help = En euros, sur la première page de l’avis d’imposition.
form-row = N° { $number }
form-row-field = { $group } (n° { $row }) : { $field }
form-row-add = Ajouter
form-row-remove = Retirer le n° { $number } : { $label }
form-row-removed = C’est retiré.
form-rows-full = Vous êtes au maximum : { $max }.
form-put-back = Annuler
form-paper-rules = { $max ->
    [one] Un document
   *[other] Jusqu’à { $max } documents
  }. Formats acceptés : { $formats }. { $size } au plus chacun.
form-paper-facts = { $format }, { $size }
form-paper-remove = Retirer { $name }
form-paper-known = Déjà dans vos documents
form-paper-others = { $count ->
    [one] Un autre document à vous
   *[other] { $count } autres documents à vous
  }
form-paper-use = Joindre
form-paper-use-name = Joindre { $name }
form-paper-pick = Choisir un fichier
form-paper-adding = Ajout en cours
form-paper-added = Ajouté. { $name }
form-paper-removed = { $name } est retiré d’ici. Il reste dans vos documents.
form-paper-refused = { $code ->
    [not-a-document] Ce fichier n’est pas d’un format accepté. Choisissez un fichier { $formats }.
    [too-large] Ce fichier est trop lourd : { $size } au plus. Choisissez une version plus légère.
    [too-big] Ce fichier est trop lourd : { $size } au plus. Choisissez une version plus légère.
    [unreadable] Nous n’avons pas pu lire ce fichier. Vérifiez qu’il s’ouvre, puis choisissez-le à nouveau.
    [disk-full] Il n’y a plus de place sur ce téléphone. Libérez de la place, puis choisissez à nouveau le fichier.
    [picture-heic] { apology }
    [picture-too-large] { apology }
    [picture-broken] { apology }
    [pdf-broken] { apology }
    [pdf-locked] { apology }
    [pdf-too-long] { apology }
    [pdf-packed] { apology }
   *[other] Nous n’avons pas pu ajouter ce fichier. Vos autres documents sont intacts. Réessayez.
  }
form-format = { $code ->
    [application-pdf] PDF
    [image-jpeg] JPEG
    [image-png] PNG
    [image-webp] WebP
   *[other] HEIC
  }
form-missing-answers = { $count ->
    [one] Il manque { $count } réponse
   *[other] Il manque { $count } réponses
  }
form-missing-papers = { $count ->
    [one] Il manque { $count } pièce
   *[other] Il manque { $count } pièces
  }
form-to-mend = { $count ->
    [one] { $count } réponse à corriger
   *[other] { $count } réponses à corriger
  }
form-objections = { $count ->
    [one] Le service a signalé un point
   *[other] Le service a signalé { $count } points
  }
form-objection = { $code ->
    [required] Le service attend une réponse ici.
    [document-kind] Le service n’accepte pas ce format de document.
    [document-too-large] Le service trouve ce document trop lourd.
    [document-infected] L’antivirus de la Région a refusé ce document. Joignez-en une autre copie.
    [iban-key] Le service ne reconnaît pas cet IBAN.
   *[other] Le service demande de revoir cette réponse.
  }
form-incomplete = { $count ->
    [one] Il reste { $count } point à régler avant l’envoi. Il est listé en haut de la page.
   *[other] Il reste { $count } points à régler avant l’envoi. Ils sont listés en haut de la page.
  }
form-review-title = Relire et envoyer
form-no-answer = Sans réponse
form-send-title = Ce que fait « Envoyer »
form-send-online = Votre demande est figée, puis elle part vers la Région. Sans réseau, elle partira dès que le réseau reviendra.
form-send-offline = Vous êtes hors connexion. Votre demande sera prête : elle partira dès que le réseau reviendra.
form-send-then-sign-in = Vous vous connecterez ensuite, dans votre navigateur. Votre demande sera déjà gardée ici.
form-send-after = Tant que rien n’est parti, vous pouvez la reprendre.
form-send = Envoyer ma demande
form-remember = Retenir ces coordonnées
form-remember-hint = Nom, adresse, compte bancaire et revenus du foyer serviront à votre prochaine demande. Ils restent sur ce téléphone.
form-sealed = Votre demande est prête
form-sealed-text = Elle partira dès que le réseau reviendra. S’il est là, elle part maintenant.
form-sealed-kept = Elle est gardée sur ce téléphone, telle que vous l’avez relue. Elle partira après la connexion.
form-sealed-close = Vous pouvez fermer l’application.
form-take-back = Reprendre ma demande
form-take-back-hint = Pour corriger quelque chose, tant que rien n’est parti.
form-take-back-asks = Elle est peut-être déjà partie. Nous demandons d’abord à la Région ; votre demande reviendra ici si elle ne l’a pas.
form-take-back-late = La Région l’a déjà reçue. Vous pourrez la corriger ou la retirer depuis Mon dossier.
form-filed = La Région a enregistré votre demande
form-number = Numéro { $number }
form-filed-on = Envoyée le { $when }
form-discard = Supprimer le brouillon
form-trashed = Brouillon supprimé
form-trashed-text = Il est dans la corbeille jusqu’au { $day }, avec toutes ses réponses.
form-restore = Annuler la suppression
form-no-draft = Brouillon introuvable
form-no-draft-text = Ce brouillon n’est pas sur ce téléphone. Vos autres brouillons sont intacts.
form-withdrawn = La Région a retiré ce formulaire.
form-closed = Le dépôt est terminé pour ce formulaire.
form-too-early = Le dépôt ouvre le { $day }. Vous pouvez préparer dès maintenant.
form-late = La date limite est passée. Votre demande sera enregistrée en retard.
form-closing = Ce formulaire ferme bientôt.
form-closes = Dépôt possible jusqu’au { $when }.
form-kept-readable = Votre brouillon reste ici. Vous pouvez le lire et le copier en texte.
form-changed = Le formulaire a changé
form-changed-text = Vos réponses sont intactes. Regardez ce qui change, puis décidez.
form-see-changes = Voir ce qui change
form-changes-title = Ce qui change
form-changes-lead = Rien n’est effacé. C’est vous qui décidez.
form-up-to-date = Votre brouillon suit la dernière version
form-kept = { $count ->
    [0] Aucune réponse gardée telle quelle
    [one] { $count } réponse gardée telle quelle
   *[other] { $count } réponses gardées telles quelles
  }
form-to-review = { $count ->
    [one] { $count } réponse à relire
   *[other] { $count } réponses à relire
  }
form-new = { $count ->
    [one] { $count } nouvelle question
   *[other] { $count } nouvelles questions
  }
form-aside = Réponses non reprises
form-aside-text = La nouvelle version ne les demande plus. Elles sont gardées ici, et ne seront pas envoyées.
form-papers-aside = { $count ->
    [one] { $count } document qui n’est plus demandé
   *[other] { $count } documents qui ne sont plus demandés
  }
form-doubt-rewritten = La réponse est écrite autrement.
form-doubt-other-type = La question n’attend plus le même genre de réponse.
form-doubt-refused = La nouvelle version ne l’accepte plus telle quelle.
form-pass = Passer à la nouvelle version
form-keep-mine = Garder ma version
form-as-text = Copier en texte
form-as-text-title = Mes réponses en texte
form-as-text-lead = Pour les garder ailleurs ou les montrer à quelqu’un.
form-as-text-label = Toutes les réponses
form-copy = Tout copier
form-copied = C’est copié.
form-selected = Le texte est sélectionné : copiez-le avec les commandes de votre appareil.
form-hint = { $kind ->
    [date] Jour, mois, année. Par exemple : 14/03/2008
    [money] En euros. Par exemple : 1 250,50
    [iban] Il commence par FR76 en France. Les espaces sont acceptés.
    [siret] 14 chiffres.
    [siren] 9 chiffres.
    [rna] Un W et 9 chiffres.
    [phone] Par exemple : 06 12 34 56 78
    [email] Par exemple : prenom.nom@exemple.fr
   *[unknown] Ce type de question est récent. Mettez l’application à jour ; vous pouvez déjà répondre en texte.
  }
form-understood-day = Compris : { $day }
form-understood-amount = Compris : { $amount }
form-key-fits = Numéro complet, la clé est juste
form-amount = { $amount } €
form-thousands = {"\u202F"}
form-problem = { $code ->
    [required] Répondez à cette question pour pouvoir envoyer la demande.
    [too-long] C’est trop long : { $limit } caractères au plus. Raccourcissez un peu.
    [not-a-number] Écrivez un nombre en chiffres, par exemple 12.
    [not-a-whole-number] Écrivez un nombre entier, sans virgule.
    [too-many-decimals] Gardez moins de chiffres après la virgule.
    [not-an-amount] Écrivez un montant en chiffres, par exemple 1 250,50.
    [too-small] C’est trop petit : { $limit } au moins.
    [too-large] C’est trop grand : { $limit } au plus.
    [not-a-date] Écrivez une date qui existe, par exemple 14/03/2008.
    [too-early] Cette date est trop ancienne : pas avant le { $limit }.
    [too-late] Cette date est trop lointaine : pas après le { $limit }.
    [in-the-future] Cette date n’est pas encore passée. Vérifiez l’année.
    [not-yes-or-no] Choisissez oui ou non.
    [not-a-choice] Choisissez une des réponses proposées.
    [too-many] Choisissez { $limit } réponses au plus.
    [too-few-rows] Ajoutez-en : il en faut { $limit } au moins.
    [too-many-rows] Retirez-en : { $limit } au plus.
    [not-a-commune] Choisissez une commune dans la liste.
    [address-incomplete] Il manque la rue, le code postal ou la commune.
    [not-an-email] Vérifiez l’adresse : il faut un @ et un point, par exemple prenom.nom@exemple.fr.
    [not-a-phone] Vérifiez le numéro : dix chiffres en France, ou le signe + et le pays.
    [iban-country] Un IBAN commence par deux lettres de pays, comme FR.
    [iban-length] Il manque des caractères, ou il y en a trop. Un IBAN français en a 27.
    [iban-key] Un caractère de l’IBAN n’est pas juste. Recopiez-le depuis le RIB.
    [siret-length] Un numéro Siret a 14 chiffres.
    [siret-key] Un chiffre du Siret n’est pas juste. Recopiez-le.
    [siren-length] Un numéro Siren a 9 chiffres.
    [siren-key] Un chiffre du Siren n’est pas juste. Recopiez-le.
    [not-an-rna] Un numéro RNA est un W suivi de 9 chiffres.
    [not-tax-parts] Les parts vont par quarts : 1, 1,25, 1,5, 1,75, 2…
    [too-few-documents] Joignez encore un document.
    [too-many-documents] Retirez un document : il y en a trop.
    [document-kind] Un document n’est pas d’un format accepté. Retirez-le, et joignez-en un autre.
    [document-too-large] Un document est trop lourd. Retirez-le, et joignez une version plus légère.
   *[other] Ce document n’est pas demandé ici. Retirez-le.
  }

## Mon dossier: what leaves, what was sent
outbox-title = À envoyer
outbox-lead = Tout part de soi-même dès que le réseau revient. Vous pouvez fermer l’application.
outbox-none = Rien n’attend
outbox-none-text = Ce que vous enverrez sans réseau attendra ici.
outbox-other = Autre envoi
outbox-up = Faire partir plus tôt : { $title }
outbox-down = Faire partir plus tard : { $title }
outbox-pause = Mettre en pause
outbox-pause-name = Mettre en pause : { $title }
outbox-resume = Faire partir
outbox-resume-name = Faire partir : { $title }
outbox-take-back = Reprendre le brouillon
outbox-take-back-name = Reprendre le brouillon : { $title }
outbox-follow = Voir la demande
outbox-progress = { $done } reçus par la Région sur { $whole }
outbox-cancel = Retirer cet envoi
outbox-cancel-name = Retirer cet envoi : { $title }
outbox-what = { $code ->
    [envelope] Vos réponses
    [document] Document
    [message] Votre message
    [withdrawal] Le retrait de votre demande
    [feedback] Votre signalement
   *[other] L’effacement de vos données
  }
outbox-ready = Part dès que possible
outbox-behind = Part après vos réponses
outbox-travelling = En route
outbox-delivered = Reçu par la Région
outbox-recalled = Retiré
outbox-busy = Le service est occupé. Reprise : { $when }.
outbox-why = { $code ->
    [offline] Pas de réseau. L’envoi attend son retour.
    [portal] Ce Wi-Fi demande d’ouvrir une page. Ouvrez votre navigateur, acceptez, puis revenez.
    [intercepted] Ce réseau filtre la connexion. Nous n’avons rien envoyé.
    [fault] Le service de la Région rencontre un souci. Nous réessaierons.
    [wifi] Attend le Wi-Fi, comme vous l’avez demandé dans les réglages.
    [citizen] En pause, à votre demande.
    [recall] Vous voulez reprendre ce brouillon. Nous demandons d’abord à la Région si elle l’a reçu.
    [sign-in] Connectez-vous à votre compte pour l’envoyer.
    [disk-full] Il n’y a plus de place sur ce téléphone. Libérez-en, puis faites repartir l’envoi.
    [vault-closed] Le téléphone garde la clé de votre dossier. Déverrouillez-le.
   *[other] Notre copie de ce document est abîmée. Ajoutez-le de nouveau.
  }
outbox-refused = { $code ->
    [feedback] La Région n’a pas pris ce signalement. Retirez-le, puis écrivez-le autrement.
    [answers-rejected] La Région demande de revoir des réponses. Votre brouillon est rouvert.
    [document-kind] Le service ne prend pas ce genre de fichier.
    [document-undeclared] Ce document n’est annoncé par aucune demande.
    [document-infected] L’antivirus de la Région a refusé ce document. Ajoutez-en une autre copie.
    [form-unknown] La Région ne connaît pas ce formulaire. Votre brouillon est rouvert.
    [form-closed] Le délai pour demander est passé. Votre brouillon est gardé.
    [form-withdrawn] Ce formulaire a été retiré. Votre brouillon est gardé.
    [id-reused] Un souci de notre application empêche l’envoi. Parlez-en au service.
    [state-forbids] La demande n’en est plus à ce point : cet envoi n’est plus possible.
    [too-large] Ce fichier est trop lourd.
    [quota-full] Votre espace à la Région est plein.
    [media-type] Un souci de notre application empêche l’envoi. Parlez-en au service.
    [mandate-expired] Votre mandat est terminé : demandez-en un nouveau.
    [forbidden] Votre compte n’a pas le droit de faire cet envoi.
    [unknown] La Région ne retrouve pas cette demande.
    [app-too-old] Mettez l’application à jour pour envoyer.
    [sealed-elsewhere] Cette demande a été envoyée depuis un autre téléphone pendant que vous l’écriviez ici. Ce brouillon est devenu une correction de cette demande : ce que vous avez écrit ici n’est pas perdu.
   *[other] La Région a refusé cet envoi. Parlez-en au service.
  }
application-title = Ma demande
application-none = Demande introuvable
application-none-text = Elle n’est pas sur ce téléphone, ou elle appartient à un autre compte.
application-state = { $code ->
    [writing] Brouillon
    [sealed] Prête à partir
    [registered] Enregistrée
    [complete] Complète
    [received] Reçue par le service
    [in_review] En instruction
    [to_complete] À compléter
    [accepted] Accordée
    [refused] Refusée
    [withdrawn] Retirée
   *[other] Classée sans suite
  }
application-means = { $code ->
    [writing] Elle est encore sur ce téléphone.
    [sealed] Une copie est prête. Elle partira dès que possible.
    [registered] La Région a bien vos réponses. Vos documents suivent.
    [complete] La Région a vos réponses et tous vos documents. Elle les a vérifiés.
    [received] Le service a confirmé qu’il a votre demande.
    [in_review] Le service étudie votre demande.
    [to_complete] Le service vous demande quelque chose. Lisez son message, puis répondez-lui.
    [accepted] Le service a dit oui.
    [refused] Le service a dit non. Son message dit pourquoi et que faire.
    [withdrawn] Vous avez retiré cette demande.
   *[other] Le service a clos cette demande sans décision.
  }
application-as-of = au { $when }
application-number = Numéro à donner :
application-timeline = Les étapes
application-sealed-here = Prête sur ce téléphone
application-receipts = Vos accusés
application-receipts-text = La Région signe chaque accusé. L’application a vérifié sa signature sur ce téléphone.
application-receipts-help = Que veut dire chaque accusé ?
application-receipts-help-text = Enregistrement, réception : ce que dit la loi, et sous quels délais
application-receipt = { $code ->
    [registered] Accusé d’enregistrement
    [complete] Dossier complet
    [received] Accusé de réception
   *[other] Accusé de retrait
  }
application-receipt-proves = { $code ->
    [registered] Il prouve que la Région a enregistré votre demande à cette date.
    [complete] Il prouve que la Région a reçu chacun de vos documents, sans erreur.
    [received] Il prouve que le service chargé de votre demande l’a bien reçue.
   *[other] Il prouve que la Région a enregistré le retrait de votre demande.
  }
application-receipt-on = Le { $when }, n° { $number }
application-in-time = Dans les délais.
application-late = Après la date limite.
application-fingerprint = Empreinte : { $text }
application-messages = Messages
application-from-agent = Le service
application-from-you = Vous
application-reply-label = Écrire au service
application-reply-hint = Votre message partira dès que le réseau le permet.
application-reply-send = Envoyer le message
application-actions = Ce que vous pouvez faire
application-correct = Corriger ma demande
application-correct-text = Une correction est une nouvelle demande, liée à celle-ci. Celle-ci reste lisible.
application-withdraw = Retirer ma demande
application-withdraw-text = Le service n’étudiera plus cette demande. Vous pourrez en faire une autre.
application-withdraw-yes = Oui, la retirer
application-withdraw-no = Non, la garder
desk-leaving = Ce qui part
desk-owed = { $count ->
    [0] Rien n’attend
    [one] { $count } envoi attend
   *[other] { $count } envois attendent
  }
desk-refused = { $count ->
    [0] Rien n’est refusé
    [one] { $count } envoi est refusé : voyez pourquoi
   *[other] { $count } envois sont refusés : voyez pourquoi
  }
desk-drafts = Brouillons
desk-for = Pour { $name }
desk-touched = Modifié le { $when }
desk-missing = { $count ->
    [0] rien ne manque
    [one] il manque { $count } réponse
   *[other] il manque { $count } réponses
  }
desk-closes = À envoyer avant le { $when }
desk-discard = Mettre à la corbeille : { $title }
desk-sent = Demandes
desk-unread = { $count ->
    [0] Aucun message
    [one] { $count } message à lire
   *[other] { $count } messages à lire
  }
desk-withdrawing = Retrait en cours
desk-trash = Corbeille
desk-trash-text = Ce qui est ici est gardé trente jours.
desk-restore = Remettre
desk-restore-name = Remettre : { $title }
gateway-infected = L’antivirus de la Région a refusé la pièce « { $document } ». Votre demande n’est pas partie au service. Faites une correction, avec une autre copie de cette pièce.
gateway-leaves = Cette demande, ses pièces et ses messages seront effacés de nos serveurs le { $until }. Ce qui est sur votre téléphone y reste.
gateway-prefilled = Votre demande continue sur { $portal }. Vos réponses y sont déjà écrites, à cette adresse : { $link } Relisez tout là-bas avant d’envoyer : ce que ce site ne comprend pas manque, sans qu’il le dise. Faites-le avant le { $until } : ensuite, ce qui est prérempli y est effacé. Ici, rien n’est perdu.
gateway-prefilled-documents = Vos pièces ne peuvent pas partir d’ici vers { $portal }. Joignez-les vous-même sur ce site : { $documents }. Elles restent prêtes dans « Documents ».

# Sign-in: the pages that a browser shows, and the letter with the code.
gateway-app = Ma Région & moi
gateway-region = Bourgogne-Franche-Comté
gateway-sign-in-title = Se connecter
gateway-sign-in-text = Connectez-vous pour envoyer vos demandes et les suivre. Vos brouillons restent gardés sur votre appareil.
gateway-sign-in-with-franceconnect = S’identifier avec FranceConnect
gateway-sign-in-franceconnect-is = FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services en ligne.
gateway-sign-in-franceconnect-what = Qu’est-ce que FranceConnect ?
gateway-sign-in-franceconnect-window = Qu’est-ce que FranceConnect ? – nouvelle fenêtre
gateway-sign-in-franceconnect-address = https://franceconnect.gouv.fr/
gateway-sign-in-with = Se connecter avec { $label }
gateway-sign-in-or = ou
gateway-sign-in-email-title = Recevoir un code par courriel
gateway-sign-in-email-label = Votre adresse de courriel
gateway-sign-in-email-hint = Exemple : nom@exemple.fr. Nous y envoyons un code à six chiffres. Utilisez toujours la même adresse pour retrouver vos demandes.
gateway-sign-in-email-send = Recevoir un code
gateway-sign-in-email-wrong = cette adresse est incomplète. Une adresse s’écrit comme nom@exemple.fr.
gateway-sign-in-code-title = Entrer le code reçu
gateway-sign-in-code-sent = Un code part vers { $address }. Il est valable dix minutes, dans ce navigateur seulement.
gateway-sign-in-code-late = Il n’arrive pas ? Regardez dans les courriers indésirables. Une adresse reçoit cinq codes par heure au plus.
gateway-sign-in-code-label = Code reçu par courriel
gateway-sign-in-code-hint = Six chiffres, par exemple 123 456.
gateway-sign-in-code-send = Continuer avec ce code
gateway-sign-in-code-again = Choisir un autre moyen ou une autre adresse
gateway-sign-in-code-wrong = { $left ->
    [1] ce code n’est pas le bon. Il vous reste un essai.
   *[other] ce code n’est pas le bon. Il vous reste { $left } essais.
  }
gateway-sign-in-code-spent = ce code ne peut plus servir. Demandez-en un autre ci-dessous.
gateway-consent-title = Ouvrir l’application
gateway-consent-who = Vous êtes identifié comme { $name }.
gateway-consent-may = L’application « Ma Région & moi » pourra, en votre nom :
gateway-consent-file = envoyer les demandes et les pièces que vous aurez préparées ;
gateway-consent-follow = suivre vos demandes et lire les messages des services ;
gateway-consent-take-back = retirer une demande, quand vous le choisissez.
gateway-consent-never = Elle n’enverra rien sans vous. Vous pourrez vous déconnecter à tout moment.
gateway-consent-agree = Continuer vers l’application Ma Région & moi
gateway-consent-back = Vous n’avez rien demandé ? Fermez cette page : personne ne sera connecté.
gateway-already-title = Vous êtes déjà connecté
gateway-already-text = Vous êtes déjà connecté : il n’y a rien à recommencer.
gateway-already-go-on = Continuer
gateway-already-done = La connexion est faite. Vous pouvez fermer cette page et revenir à l’application.
gateway-trouble-title = La connexion n’a pas abouti
gateway-trouble-error = Erreur :
gateway-trouble-code = Si vous demandez de l’aide, donnez ce mot : { $code }
gateway-trouble-safe = Vos brouillons et vos demandes sont gardés sur votre appareil.
gateway-trouble-away = { $name } ne répond pas en ce moment. Choisissez un autre moyen, ou réessayez plus tard.
gateway-trouble-refused = { $name } n’a pas pu nous confirmer qui vous êtes. Réessayez, ou choisissez un autre moyen.
gateway-trouble-gave-up = Vous n’êtes pas allé au bout de l’identification. Vous pouvez recommencer, ou choisir un autre moyen.
gateway-trouble-request = Cette page ne s’ouvre que depuis l’application. Revenez à l’application, puis recommencez.
gateway-trouble-browser = Ce navigateur n’est pas celui qui a commencé la connexion, ou il refuse les cookies. Revenez à l’application, puis recommencez.
gateway-trouble-over = Cette page a servi, ou a plus d’une demi-heure. Revenez à l’application, puis recommencez.
gateway-trouble-form = Cette page n’est plus la bonne. Revenez à l’application, puis recommencez.
gateway-trouble-closed = La connexion n’est pas encore ouverte ici. Vous pourrez envoyer vos demandes dès qu’elle le sera.
gateway-trouble-ours = Un souci chez nous a interrompu la connexion. Réessayez dans quelques minutes.
gateway-trouble-too-many = Trop de pages ont été demandées depuis cette adresse. Réessayez dans { $seconds } secondes.
gateway-sign-out-title = Se déconnecter
gateway-sign-out-text = L’application sera déconnectée de votre compte. Vos brouillons et vos demandes restent sur votre appareil.
gateway-sign-out-agree = Me déconnecter
gateway-signed-out-title = Déconnexion
gateway-signed-out-text = Vous êtes déconnecté. Vous pouvez fermer cette page et revenir à l’application.
gateway-signed-out-nothing = Aucune connexion n’est ouverte dans ce navigateur. Vous pouvez fermer cette page.
gateway-letter-subject = { $code } est votre code pour Ma Région & moi
gateway-letter =
    Bonjour,

    Votre code pour vous connecter à Ma Région & moi : { $code }

    Il est valable dix minutes. Tapez-le dans la page qui l’attend, et ne le donnez à personne : la Région ne vous le demandera jamais.

    Vous n’avez rien demandé ? Ne faites rien : sans ce code, personne ne se connecte.

    La Région Bourgogne-Franche-Comté

# The public agenda in other programs, and the report that each organiser reads.
gateway-events-title = Agenda de Bourgogne-Franche-Comté
gateway-events-text = Ce qui a lieu près de chez vous, publié par la Région à partir des agendas des organisateurs.
gateway-events-product = -//Région Bourgogne-Franche-Comté//Ma Région et moi//FR
gateway-events-cancelled = Annulé : { $title }
gateway-events-postponed = Reporté : { $title }
gateway-events-full = Complet : { $title }
gateway-events-moved-online = En ligne seulement : { $title }
gateway-events-free = Gratuit.
gateway-events-price = Tarif : { $price }
gateway-events-online = En ligne : { $address }
gateway-events-booking = Pour réserver ou se renseigner : { $way }
gateway-events-source = Source : { $source }
gateway-report-title = Votre agenda, tel que nous l’avons lu
gateway-report-whose = Rapport de lecture de l’agenda : { $organiser }. Cette page n’est liée de nulle part. Seules les personnes à qui vous donnez son adresse la voient.
gateway-report-never = Cet agenda n’a encore jamais été lu en entier.
gateway-report-read = Dernière lecture réussie : { $when }.
gateway-report-failed = La dernière tentative, le { $when }, n’a pas abouti. Ce qui avait été lu avant reste publié.
gateway-report-failure = { $code ->
    [fetch] Votre site n’a pas répondu, ou son fichier robots.txt ne nous laisse pas lire cette adresse. Vérifiez que l’adresse s’ouvre dans un navigateur.
    [forbidden-address] L’adresse doit commencer par https et mener à un serveur public.
    [too-large] Le fichier est trop gros. Publiez seulement les événements à venir.
    [not_the_feed] À cette adresse se trouve autre chose qu’un agenda, une page web peut-être. Donnez-nous l’adresse de l’export iCalendar ou CSV.
    [truncated] Le fichier s’arrête au milieu. Refaites l’export.
    [empty] Le fichier ne contient aucun événement.
    [missing_field] Il manque une colonne obligatoire : « titre » ou « date ».
    [setting] L’adresse n’est pas encore réglée de notre côté. Vous n’avez rien à faire.
   *[other] Le problème vient de notre côté. Nous réessaierons à la prochaine lecture.
  }
gateway-report-count-read = { $count ->
    [one] { $count } événement lu
   *[other] { $count } événements lus
  }
gateway-report-count-accepted = { $count ->
    [one] { $count } nouveau ou modifié
   *[other] { $count } nouveaux ou modifiés
  }
gateway-report-count-unchanged = { $count ->
    [one] { $count } inchangé
   *[other] { $count } inchangés
  }
gateway-report-count-refused = { $count ->
    [one] { $count } refusé
   *[other] { $count } refusés
  }
gateway-report-refused-title = Ce qui a été refusé, et pourquoi
gateway-report-repaired-title = Ce qui a été pris, avec une retouche
gateway-report-reason = { $code ->
    [no_period] Il manque une date, ou elle ne se lit pas. Écrivez le jour et l’heure de chaque événement.
    [over] Toutes les dates sont passées. Vous n’avez rien à faire.
    [duplicate_id] Le même identifiant sert deux fois : la version la plus récente est gardée.
    [not_published] L’événement est marqué comme privé. Il n’est pas publié.
    [missing_field] Il manque une information obligatoire, comme le titre.
    [outside_region] Le lieu n’est pas en Bourgogne-Franche-Comté.
    [commune_ambiguous] Nous n’avons pas reconnu la commune. Ajoutez son code postal ou son code INSEE.
    [commune_merged] La commune a été reconnue par son nom ou par une ancienne commune.
    [no_place] Le lieu n’est pas dit. L’événement est publié sans lieu.
    [coordinates_outside] Les coordonnées tombent loin de la commune. Le centre de la commune les remplace.
    [too_large] Il y a trop de dates pour un seul événement.
    [too_long] Le texte est long. Il est publié raccourci.
    [floating_time] L’heure est écrite sans fuseau horaire. Elle est lue comme l’heure de Paris.
    [unknown_zone] Le fuseau horaire n’est pas connu. L’heure est lue comme l’heure de Paris.
    [rule_unreadable] La règle de répétition ne se lit pas. Seules les dates écrites une à une sont publiées.
    [range_ignored] Un changement devait valoir pour toutes les dates suivantes. Il n’est appliqué qu’à une date : vérifiez les autres.
    [periods_merged] De nombreuses dates ont été regroupées. Toutes sont gardées.
    [dates_unreadable] Une date ou une heure ne se lit pas. L’événement est publié sans elle.
    [date_rewritten] Une date a été récrite sous la forme habituelle.
    [markup_removed] La mise en forme a été retirée du texte.
    [personal_data_removed] Des données de personnes (nom, e-mail, téléphone mobile) ont été retirées. Donnez plutôt un contact de la structure.
    [link_made_absolute] Un lien incomplet a été complété.
    [link_unreadable] Un lien ne s’ouvre pas. Il a été retiré.
    [encoding] Le fichier n’est pas en UTF-8. Il a été converti.
    [unknown_value] Un mot n’est pas de ceux que nous connaissons, pour l’état de l’événement par exemple.
    [unknown_key] Une partie du fichier n’est pas un événement. Elle n’est pas lue.
    [unreadable_value] Une valeur ne se lit pas. Elle a été laissée de côté.
    [unknown_territory] Les communes ne sont pas encore connues de notre côté. Vous n’avez rien à faire.
   *[other] Autre remarque : { $code }
  }
gateway-report-times = { $count ->
    [one] une fois
   *[other] { $count } fois en tout
  }
gateway-report-help-title = Et maintenant ?
gateway-report-help = Corrigez dans votre agenda : la prochaine lecture en tiendra compte. Ce rapport ne contient le nom d’aucun contributeur, et l’adresse de votre agenda n’y figure pas.

# The papers that the app makes.
sheet-recap = Récapitulatif de votre demande
sheet-recap-draft = Récapitulatif de votre brouillon
sheet-recap-file = recapitulatif
sheet-receipt-file = { $code ->
    [registered] accuse-enregistrement
    [complete] dossier-complet
    [received] accuse-reception
   *[other] accuse-retrait
  }
sheet-not-sent = Ceci est un brouillon. Il n’est pas encore envoyé.
sheet-number = Numéro à donner
sheet-state = Où elle en est
sheet-state-as-of = { $state }, au { $when }
sheet-for = Pour
sheet-touched = Modifié le
sheet-sealed = Prête sur l’appareil le
sheet-deadline = Date limite
sheet-deadline-at = { $code ->
    [in-time] { $when }. Vous êtes dans les délais.
    [late] { $when }. Vous êtes après la date limite.
   *[open] { $when }
  }
sheet-form = Formulaire
sheet-form-version = { $title }, version { $version }
sheet-made = Papier fait le
sheet-paris = { $when } (heure de Paris)
sheet-answers-elsewhere = Vos réponses ne sont pas sur cet appareil. La Région les a.
sheet-documents = Documents
sheet-no-documents = Aucun document.
sheet-document = { $format }, { $size }
sheet-digest = Empreinte SHA-256 : { $digest }
sheet-receipts = Accusés de la Région
sheet-receipt-line = { $when }, n° { $number }
sheet-not-proof = L’application a fait ce papier avec ce qui est sur cet appareil. Seuls les accusés signés par la Région sont des preuves.
sheet-law-title = Ce que dit la loi
sheet-law = { $code ->
    [registered] C’est l’accusé d’enregistrement électronique de l’article L112-11 du code des relations entre le public et l’administration (texte en vigueur depuis le 9 octobre 2016). L’administration le donne quand elle n’envoie pas tout de suite l’accusé de réception. Il porte la date à laquelle votre envoi est arrivé.
    [complete] La loi ne demande pas cet accusé. La Région le donne en plus : chaque document a été relu en entier, et son empreinte est la bonne.
    [received] C’est l’accusé de réception électronique des articles L112-3 et L112-11 du code des relations entre le public et l’administration (texte en vigueur depuis le 9 octobre 2016). L’administration en donne un pour toute demande envoyée par voie électronique.
   *[other] La loi ne demande pas cet accusé. La Région le donne en plus : elle a enregistré que vous retirez votre demande.
  }
sheet-received = { $code ->
    [registered] Arrivée à la Région le
    [complete] Dossier entier le
    [received] Reçue par le service le
   *[other] Retrait enregistré le
  }
sheet-issued = Accusé signé le
sheet-service = Service
sheet-delay = Délai annoncé pour répondre
sheet-unnamed-document = Document
sheet-verified = Arrivé entier : { $when }
sheet-not-verified = Pas encore arrivé en entier quand cet accusé a été signé
sheet-proof-title = Ce qui le prouve
sheet-answers-digest = Empreinte de vos réponses (SHA-256)
sheet-own-digest = Empreinte de cet accusé (SHA-256)
sheet-before-digest = Empreinte de l’accusé d’avant, dans le registre de la Région (SHA-256)
sheet-place = Place dans ce registre
sheet-keys = Clé qui a signé
sheet-check-title = Comment vérifier
sheet-check-number = Donnez le numéro { $number } au service : il retrouve votre demande.
sheet-check-file = Ce PDF contient l’accusé signé, en pièce jointe : { $name }.
sheet-check-code = Le carré ci-dessous contient aussi l’accusé signé. L’appareil photo d’un téléphone le lit.
sheet-check-code-digest = Le carré ci-dessous contient l’empreinte de cet accusé, qui est trop long pour y tenir.
sheet-check-tool = L’application vérifie la signature sans réseau. Au terminal : ma-region receipts verify, suivi du fichier qui contient l’accusé ou le texte du carré.
sheet-check-change = Si un seul signe a changé, la signature n’est plus bonne.
sheet-code-told = Code carré (QR) qui contient l’accusé signé ou son empreinte.
sheet-attached-told = Accusé signé par la Région
paper-recap = Enregistrer le récapitulatif (PDF)
paper-receipt = Enregistrer cet accusé (PDF)
paper-receipt-name = Enregistrer cet accusé (PDF) : { $title }
paper-saved = Enregistré ici : { $path }
paper-in-clear = Ce fichier est à vous. L’application ne le protège plus : toute personne qui utilise cet appareil peut l’ouvrir.
paper-trouble = { $code ->
    [file-unwritable] Nous ne pouvons pas écrire dans le dossier des téléchargements. Rien n’est perdu. Libérez de la place, puis réessayez.
    [file-exists] Trop de fichiers portent déjà ce nom. Rangez le dossier des téléchargements, puis réessayez.
    [not-drawn] Nous n’avons pas pu faire ce papier. Vos réponses sont intactes.
   *[other] { apology }
  }

# What is due.
deadlines-title = Échéances
deadlines-lead = Vos dates, la plus proche d’abord : demandes, documents, fiches gardées, sorties, école.
deadlines-none = Rien à faire pour l’instant
deadlines-none-text = Les dates de vos brouillons, de vos documents et des fiches que vous gardez viendront ici.
deadlines-coming = À venir
deadlines-past = Passées depuis peu
deadlines-nothing-next = Aucune date à venir
deadlines-export = Mettre dans mon calendrier
deadlines-export-text = L’application écrit un fichier (.ics) que votre calendrier sait ouvrir. Il vous prévient sept jours avant, puis la veille, et plus tôt si vous le choisissez ici.
deadlines-file = echeances
deadlines-kinds = Ce que vous voulez voir
deadlines-kind = { $code ->
    [applications] Demandes
    [aids] Aides gardées
    [documents] Documents
    [school] École
    [outings] Sorties
   *[all] Tout
  }
deadlines-lead-choice = Me le rappeler
deadlines-lead-none = Une semaine avant, puis la veille
deadlines-lead-days = Aussi { $days } jours avant
deadlines-product = -//Ma Région & moi//Échéances//FR
deadline-what = { $code ->
    [draft] Dernier moment pour envoyer
    [draft-late] Encore acceptée jusque-là, en retard
    [arrive] Doit être arrivée à la Région
    [whole] Tous les documents doivent être arrivés
    [document] Dernier jour de validité
    [closes] Dernier jour pour demander
    [correct] Réponse attendue par le service
    [outing] Sortie gardée
    [campaign-opens] La demande ouvre
    [campaign-closes] Dernier jour pour demander
    [holidays] Début des vacances scolaires
   *[opens] La demande ouvre
  }
deadline-to-do = { $code ->
    [draft] Relisez votre brouillon et envoyez-le. Sans réseau, il attendra : prenez de l’avance.
    [draft-late] La date limite est passée, mais la demande est encore acceptée jusque-là. Envoyez-la.
    [arrive] Votre demande est prête mais pas encore arrivée. Ouvrez l’application là où il y a du réseau.
    [whole] Il manque des documents. Ouvrez l’application là où il y a du réseau.
    [document] Demandez un document plus récent et ajoutez-le.
    [closes] Préparez votre demande avant ce jour.
    [correct] Lisez ce que le service demande, et répondez avant cette date.
    [outing] Vérifiez l’horaire avant de partir.
    [campaign-opens] Vous pouvez demander à partir de ce jour.
    [campaign-closes] Faites la demande avant la fin de ce jour.
    [holidays] Dernier jour de classe : la veille.
   *[opens] Vous pouvez demander cette aide à partir de ce jour.
  }
deadline-named = { $what } : { $title }
deadline-next = { $when } : { $what }, { $title }
deadline-left = { $days ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $days } jours
  }
deadline-is-past = passée
deadline-hour = { $day }, { $hour } h { $minute }

# Whom the citizen applies for.
profiles-title = Pour qui vous demandez
profiles-lead = Vous, un enfant, un parent, une association. Ce qui est retenu ici remplit d’avance vos prochaines demandes. Rien ne quitte ce téléphone.
profiles-link-text = Vous, vos proches, votre association : ce qui est rempli d’avance
profiles-none = Personne pour l’instant
profiles-none-text = Ajoutez une personne ci-dessous, ou cochez « Retenir ces coordonnées » en envoyant une demande.
profiles-known = { $count ->
    [0] Rien n’est retenu
    [one] { $count } réponse retenue
   *[other] { $count } réponses retenues
  }
profiles-add = Ajouter quelqu’un
profiles-add-who = Qui est-ce ?
profiles-add-do = Ajouter
profiles-trash = Supprimés depuis peu
profiles-trash-until = Effacé pour de bon le { $day }
profiles-restore = Annuler la suppression
profiles-restore-name = Annuler la suppression : { $name }
profile-missing = Personne n’est là
profile-missing-text = Ce profil a été supprimé, ou il est sur un autre appareil. Vos brouillons sont intacts.
profile-lead = Ces réponses sont reprises quand vous commencez une demande pour cette personne. Vous pouvez les changer dans chaque demande.
profile-name = Nom, pour vous y retrouver
profile-name-hint = Il ne part jamais avec une demande.
profile-name-save = Changer le nom
profile-saved = Enregistré sur ce téléphone.
profile-answers = Ce qui est retenu
profile-answers-none = Rien pour l’instant.
profile-edit = Modifier
profile-edit-name = Modifier : { $question }
profile-forget = Oublier
profile-forget-name = Oublier : { $question }
profile-more = Donner d’autres réponses d’avance
profile-more-text = Ce sont les questions que posent les demandes de l’application. Répondez à celles que vous voulez.
profile-part = { $code ->
    [applicant] La personne qui demande
    [guardian] Le responsable légal
    [pupil] L’élève
    [contact] Pour vous joindre
    [association] L’association
   *[household] Le foyer
  }
profile-give = Répondre
profile-give-name = Répondre : { $question }
profile-keep = Retenir
profile-cancel = Annuler
profile-empty = Donnez une réponse, ou annulez.
profile-delete = Supprimer ce profil
profile-delete-what = { $answers ->
    [0] Aucune réponse n’est retenue.
    [one] La réponse retenue sera supprimée.
   *[other] Les { $answers } réponses retenues seront supprimées.
  } { $used ->
    [0] Aucune demande n’a été commencée pour cette personne.
    [one] La demande commencée pour elle reste, avec ses réponses.
   *[other] Les { $used } demandes commencées pour elle restent, avec leurs réponses.
  } Vous avez trente jours pour changer d’avis.
profile-delete-yes = Oui, supprimer
profile-delete-no = Non, garder
profile-deleted = Profil supprimé. Vous pouvez le reprendre pendant trente jours.

## Documents: the wallet
documents-title = Mes documents
documents-lead = Donnés une fois, ils servent à plusieurs demandes. Ils restent sur ce téléphone, protégés, tant que vous n’envoyez rien.
documents-count = { $count ->
    [0] Aucun document rangé
    [one] { $count } document rangé
   *[other] { $count } documents rangés
  }
documents-add = Ajouter un document
documents-add-text = Une photo ou un fichier : JPEG, PNG, WebP ou PDF. Nous redressons la photo et en retirons le lieu et la date.
documents-pick = Choisir des fichiers
documents-pick-more = Ajouter une page ou un fichier
documents-reading = Lecture en cours
documents-tray = À vérifier avant d’ajouter
documents-preparing = Préparation de l’aperçu
documents-preview = Aperçu de { $name }
documents-ready = { $format }, { $size }
documents-turn-left = Tourner à gauche
documents-turn-right = Tourner à droite
documents-turn-name = { $turn } : { $name }
documents-grey = En gris
documents-grey-hint = Plus léger, et souvent plus lisible.
documents-crop = Recadrer
documents-crop-text = Retirez ce qui dépasse autour de la page.
documents-crop-side = { $side ->
    [left] Retirer à gauche
    [top] Retirer en haut
    [right] Retirer à droite
   *[bottom] Retirer en bas
  }
documents-crop-share = { $share } %
documents-up = Monter { $name }
documents-down = Descendre { $name }
documents-take-out = Ne pas ajouter { $name }
documents-together = Vous avez choisi plusieurs photos
documents-together-one = Un seul PDF de { $count } pages
documents-together-each = Un document par photo
documents-name = Nom du document
documents-name-hint = Pour le retrouver. Exemple : RIB du compte joint.
documents-name-missing = Donnez un nom au document.
documents-kind-label = De quoi s’agit-il ?
documents-kind = { $kind ->
    [rib] RIB
    [tax_notice] Avis d’imposition
    [enrolment] Inscription
    [contract] Contrat
    [internship_agreement] Convention de stage
    [statutes] Statuts
    [accounts] Comptes
    [budget] Budget prévisionnel
    [minutes] Procès-verbal
    [directors] Liste des dirigeants
    [activity_report] Rapport d’activité
    [quote] Devis
    [plan] Plan
    [energy_audit] Audit énergétique
    [letter] Lettre
    [school_certificate] Certificat de scolarité
   *[other] Autre document
  }
documents-until = Valable jusqu’au (facultatif)
documents-until-hint = Exemple : 31/12/2027. Nous vous prévenons trente jours avant.
documents-until-wrong = Écrivez une date, par exemple 31/12/2027, ou laissez vide.
documents-keep = Ajouter à mes documents
documents-adding = Ajout en cours
documents-added = Ajouté : { $name }
documents-list = Documents rangés
documents-facts = { $kind } · { $format }, { $size }
documents-used = Utilisé dans : { $titles }
documents-unused = Pas encore utilisé
documents-change = Modifier
documents-change-name = Modifier { $name }
documents-save = Enregistrer
documents-cancel = Annuler
documents-discard = Supprimer { $name }
documents-needed = Une demande en a encore besoin : il ne peut pas être supprimé.
documents-none = Rien n’est encore rangé
documents-none-text = Photographiez un RIB ou un avis d’imposition : vous l’aurez sous la main pour chaque demande.
documents-trash = Documents supprimés
documents-trash-text = Chacun est gardé trente jours.
documents-trash-until = Gardé jusqu’au { $when }
documents-set = Dossier d’une association
documents-set-text = Ce que les services demandent le plus souvent à une association. Cochez ce que vous voulez réunir en un seul fichier.
documents-set-missing = { $kind } : rien de rangé
documents-set-warning = { $count ->
    [one] Un document coché n’est plus valable ou ne le sera bientôt plus. Il part quand même : pensez à le renouveler.
   *[other] { $count } documents cochés ne sont plus valables ou ne le seront bientôt plus. Ils partent quand même : pensez à les renouveler.
  }
documents-set-none = Cochez au moins un document.
documents-export = Enregistrer le fichier ZIP
documents-exporting = Enregistrement en cours
documents-export-text = Vous choisissez le dossier. Hors de l’application, ce fichier n’est pas protégé.
documents-exported = Enregistré : { $file }
documents-archive = dossier-association
documents-trouble = { $code ->
    [not-a-document] Ce fichier n’est pas accepté. Choisissez un PDF, un JPEG, un PNG ou un WebP.
    [too-large] Ce fichier est trop lourd : 20 Mo au plus pour un PDF, 60 Mo pour une photo.
    [file-unreadable] Nous n’avons pas pu lire ce fichier. Vérifiez qu’il s’ouvre, puis choisissez-le à nouveau.
    [stage-forbids] Une demande en a encore besoin : il ne peut pas être supprimé.
    [document-damaged] Notre copie d’un document est abîmée. Donnez-le de nouveau.
    [file-exists] Un fichier porte déjà ce nom dans ce dossier : nous ne l’avons pas remplacé. Choisissez un autre dossier.
    [file-unwritable] Nous ne pouvons pas écrire dans ce dossier. Choisissez-en un autre.
   *[other] { apology }
  }
paper-validity = { $code ->
    [lasting] N’expire pas
    [good] Valable jusqu’au { $day }
    [ends_soon] À renouveler : valable jusqu’au { $day }
   *[ended] Expiré : valable jusqu’au { $day }
  }
paper-concern = { $code ->
    [blurred] Cette photo semble floue. Vérifiez que le texte se lit, ou reprenez-la.
    [dark] Cette photo est sombre. Vérifiez que le texte se lit, ou reprenez-la avec plus de lumière.
    [signed] Ce PDF est signé : nous le gardons tel quel, avec ce qu’il dit de son auteur. Le changer annulerait la signature.
   *[protected] Ce PDF est protégé contre les changements : nous le gardons tel quel, avec ce qu’il dit de son auteur.
  }
twin-exported = { $count ->
    [one] { $count } pièce écrite dans { $file }
   *[other] { $count } pièces écrites dans { $file }
  }
twin-set-lacks = il manque : { $titles }
