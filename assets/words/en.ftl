# Every sentence of « Ma Région & moi » in English. Same keys as fr.ftl; one accessor each in src/words.

## Shell
app-name = Ma Région & moi
page-title = { $title } – Ma Région & moi
skip-to-content = Skip to content
nav-label = Main navigation
nav-tools = Tools
nav-home = Home
nav-aids = Aids
nav-places = Places
nav-agenda = What’s on
nav-desk = My file
nav-settings = Settings
nav-help = Help and contacts
back = Back
back-to = Back: { $place }
close = Close
close-notice = Close this message
loading = Loading…
retry = Try again
outside = (external site)
french-only = This text exists in French only.
not-found-title = Page not found
not-found-text = This page does not exist in this version. Nothing is lost.
not-found-action = Back to home
notice-kind = { $kind ->
    [error] Error
    [success] Done
    [warning] Please note
   *[info] Information
  }

## Home
home-title = { $moment ->
    [evening] Good evening!
   *[day] Hello!
  }
home-lead = What are you looking for today?
home-commune-none = Choose my commune
home-commune-change = My commune: { $name }. Change.
home-tiles = Where to start
home-todo = To do
home-todo-empty = Nothing to do today.
home-todo-closes = “{ $title }”: { $days ->
    [0] last day
    [one] { $days } day left
   *[other] { $days } days left
  } to ask.
home-help = Talk to someone
home-help-text = A person answers you, by phone or near your home.
home-help-action = See contacts
tile-rights = My rights
tile-school = School and grants
tile-health = Health near me
tile-outings = Going out
tile-renovate = Renovate
tile-associations = Associations and farming

## Freshness and network
sync-up-to-date = Everything is up to date.
sync-fresh = Up to date, { $when }
sync-offline = Offline
sync-portal = Wi-Fi page to open
sync-busy = Service busy
sync-full = Phone full
sync-trouble = Not updated yet
sync-never = Starting content
sync-working = Updating…
sync-sheet-title = The content of the app
sync-sheet-fresh = Everything is up to date. Last check: { $when }.
sync-sheet-offline = You are offline. You can read, search and prepare. The update will wait for the network.
sync-sheet-portal = This network asks you to open a page first. Open your browser, accept, then come back.
sync-sheet-intercepted = This network alters what is exchanged. We accepted nothing: your content is safe.
sync-sheet-busy = The Region’s service is busy. We will try again soon. You can keep reading.
sync-sheet-fault = The Region’s service is not answering well. Your content stays. We will try again.
sync-sheet-refused = The content received was not valid. We refused it and kept the old one. Code: { $code }.
sync-sheet-never = This content came with the app. It will be updated when the network returns.
sync-sheet-working = Update under way.
sync-progress = { $done } of { $total }
sync-bytes = Data used last time
sync-editions = Date of each content
sync-update = Update
sync-update-waits = (will wait for the network)
sync-sign-in = To send your applications, sign in to your account. Nothing is lost.
sync-post = { $delivered ->
    [0] Nothing left this time
    [one] { $delivered } item delivered to the Region
   *[other] { $delivered } items delivered to the Region
  }, { $waiting ->
    [0] nothing is waiting
    [one] { $waiting } item is waiting
   *[other] { $waiting } items are waiting
  }, { $set_aside ->
    [0] nothing was refused
    [one] { $set_aside } item was refused
   *[other] { $set_aside } items were refused
  }.
sync-signed-in = You are signed in. Your applications can leave.
sync-signed-out = You are signed out. Your drafts and applications stay here.
sync-open = State of the content: { $state }. See details.
offline-line = Offline. You can read, search and prepare.
collection = { $name ->
    [aids] Aids
    [links] Services of the Region
    [words] Help and words
    [communes] Communes
    [places] Places
    [events] Events
    [schools] Schools
    [scales] Scales
    [calendars] Calendars
    [forms] Forms
   *[other] Other content
  }
edition-of = Content of { $day }

## Aids
aids-title = Aids
aids-count = { $count ->
    [0] No aid
    [one] { $count } aid
   *[other] { $count } aids
  }
aids-search-label = Search everywhere
aids-filters = Filter
aids-filter-audience = My situation
aids-filter-theme = Theme
aids-filter-type = Type of aid
aids-filter-territory = Territory
aids-filter-all = Any
aids-territory-here = { $commune } and around
aids-territory-all = Whole region
aids-filter-open = Open now
aids-filter-kept = My favourites
aids-chosen = Chosen filters
aids-remove-filter = Remove the filter { $name }
aids-clear = Clear all
aids-sort = Sort by
aids-sort-title = Title
aids-sort-deadline = Deadline
aids-sort-verified = Last check
aids-sort-relevance = Relevance
aids-more = Show more aids
aids-shown = { $shown } shown of { $count }
aids-none = No aid with these filters.
aids-none-text = Remove a filter, or search with other words.
aids-none-kept = You have no favourite yet.
aids-none-kept-text = Tap the star of a sheet: it stays here, even offline.
aids-none-content = The guide is not here yet.
aids-none-content-text = It is being prepared on this phone. This takes a few seconds.
aid-short = Short sheet
aid-short-text = Short sheet: the details are on the site of { $body }.
aid-brief = In short
aid-for-whom = Who it is for
aid-amount = How much
aid-documents = Documents to prepare
aid-steps = Steps
aid-contact = Contact
aid-source = Source
aid-deadline = Deadline
aid-changes = What has changed
aid-not-stated = Not stated by the source.
aid-amount-to-confirm = Amount to confirm: the source is old or indirect.
aid-all-year = All year round
aid-open = Open today
aid-undated = Dates not stated
aid-open-until = Until { $day }
aid-open-days = { $days ->
    [0] Last day
    [one] { $days } day left
   *[other] { $days } days left
  }
aid-upcoming = Opens on { $day }
aid-upcoming-undated = Opens soon
aid-closed = Closed for now
aid-ended = Ended
aid-ended-text = This aid has ended. We keep the sheet as a record.
aid-closed-text = It cannot be asked for today. The source gives the next dates.
aid-date-official = Date read from the body itself.
aid-date-export = Date read in a public file: check it before relying on it.
aid-date-secondary = Date read in an indirect source: check it.
aid-given-by = Given by { $bodies }
aid-verified = Checked on { $day }
aid-link-broken = Link broken since { $day }
aid-link-alive = Link checked
aid-link-unchecked = Link not checked yet
aid-known-by = Also known by
aid-open-source = See the source
aid-open-portal = Apply on the portal
aid-open-demarche = Fill in the form
aid-open-step = Open the page of this step
aid-open-contact = Open the contact page
aid-call = Call { $phone }
aid-write = Write to { $email }
aid-paper = This request is made on paper.
aid-nothing-to-file = Nothing to file: it is automatic, or it is information.
aid-keep = Save
aid-kept = Saved
aid-keep-name = Save the sheet “{ $title }”
aid-unkeep-name = Stop saving the sheet “{ $title }”
aid-changed-on = On { $day }: { $fields }
aid-changed-field = { $field ->
    [title] title
    [promise] summary
    [description] description
    [amount] amount
    [documents] documents
    [steps] steps
    [deadline] dates
    [calendar] dates
    [contact] contact
    [conditions] conditions
    [for_whom] conditions
    [link] link
    [source_url] source address
    [verified_on] date of check
   *[other] content
  }
aid-missing-title = This sheet is no longer in the guide.
aid-missing-text = It may have been removed or replaced. Your favourites are intact.
aid-missing-action = See all aids
aid-scope = { $kind ->
    [country] All of France
    [region] The whole region
    [department] Département { $code }
    [group] A group of communes
   *[commune] One commune ({ $code })
  }
theme = { $code ->
    [youth] Youth
    [school] School
    [study] Studies
    [training] Training
    [work] Employment
    [business] Business
    [farming] Farming
    [culture] Culture
    [sport] Sport
    [association] Associations
    [health] Health
    [disability] Disability
    [family] Family
    [solidarity] Solidarity
    [housing] Housing
    [energy] Energy
    [mobility] Transport
    [environment] Environment
    [digital] Digital
    [tourism] Tourism
    [local_life] Local life
    [europe] Europe
    [citizenship] Citizenship
   *[other] Other
  }
audience = { $code ->
    [everyone] Everyone
    [pupil] Pupil
    [student] Student
    [apprentice] Apprentice
    [young] Young person
    [job_seeker] Looking for work
    [employee] Employee
    [self_employed] Self-employed
    [parent] Parent
    [senior] Senior
    [disabled] With a disability
    [volunteer] Volunteer
    [artist] Artist
    [association] Association
    [company] Company
    [farmer] Farmer
    [public_body] Commune, public body
    [school] School
    [researcher] Researcher
   *[other] Other
  }
aid-type = { $code ->
    [grant] Grant
    [loan] Loan
    [guarantee] Guarantee
    [service] Service
    [in_kind] Benefit in kind
    [tariff] Reduced fare
    [tax] Tax benefit
    [training] Training
    [call] Call for projects
    [advice] Advice
    [information] Information
   *[other] Other
  }

## Search
search-title = Search
search-label = Search everywhere
search-go = Search
search-hint = For example: permis, chauffage, cantine, bourse.
search-idea = { $rank ->
    [1] permis
    [2] chauffage
    [3] bourse
    [4] cantine
    [5] ordinateur
   *[6] association
  }
search-ideas = Common searches
search-clear = Clear the search
search-count = { $count ->
    [0] No result
    [one] { $count } result
   *[other] { $count } results
  }
search-none = Nothing found for “{ $text }”.
search-none-text = Try one of these.
search-way = { $kind ->
    [shorter] Try with fewer words: { $text }
    [word] Try: { $text }
    [theme] See the theme: { $text }
    [browse] Browse all aids
    [desk] Talk to someone
    [site] See the guide on the Region’s site
   *[other] Try: { $text }
  }
search-kind = { $kind ->
    [aid] Aids
    [link] Services of the Region
    [help] Help
    [word] Glossary
    [glossary] Glossary
    [commune] Communes
    [place] Places
    [event] What’s on
    [school] Schools
   *[other] Other
  }
search-save = Save this search
search-saved = My searches
search-forget = Forget the search “{ $text }”

## Desk
desk-title = My file
desk-lead = What you keep stays on this phone.
desk-kept = Saved sheets
desk-kept-on = Saved on { $day }
desk-today = What this version can do
desk-today-text = You can save sheets and searches. To make a request, open the portal from the sheet.
desk-not-yet = Requests inside the app are not available yet.
desk-not-yet-text = Each sheet says where to file your request today.

## Places
places-title = Places
places-text = The list of desks is not in this version yet.
places-useful = These services list open desks, with their hours.

## Agenda
agenda-title = What’s on
agenda-text = Outings and events are not in this version yet.
agenda-useful = These sites announce the events of the region.
agenda-deadlines = Deadlines of your favourites
agenda-deadlines-none = No deadline among your favourites.

## Topics
topic-school = School and grants
topic-school-lead = School services, grants, and aids for pupils and students.
topic-health = Health near me
topic-health-lead = Health services and aids.
topic-associations = Associations and farming
topic-associations-lead = Aids and services for associations and farms.
topic-renovate = Renovate your home
topic-renovate-lead = Aids and advice for your home and your energy.
topic-services = Useful services
topic-aids = Aids on this theme
topic-all-aids = Aids: { $theme }
topic-emergency = In an emergency, call. This page does not replace medical advice.
emergency-call = Call { $number }
emergency-write = Text { $number }
emergency-more = What to say when you call
link-open = Open the service
link-verified = Checked on { $day }
link-missing-title = This page is no longer here.

## Settings
settings-title = Settings
settings-language = Language
settings-look = Display
settings-theme = Colours
settings-theme-choice = { $code ->
    [light] Light
    [dark] Dark
    [contrast] High contrast
   *[system] Same as the phone
  }
settings-text = Text size
settings-text-choice = { $percent }%
settings-commune = My commune
settings-commune-none = Whole region
settings-commune-change = Change commune
settings-commune-clear = Forget my commune
settings-commune-hint = It is used to sort aids. It stays on this phone.
settings-data = Network
settings-saving = Save data
settings-saving-hint = Small updates only. The rest waits until you ask.
settings-content = Content on this phone
settings-space = Space used on this device
settings-content-hint = The Region’s content is fetched again when needed.
settings-about = About
settings-about-text = No account, no tracker. The phone speaks only to the Region’s service.
settings-accessibility = Accessibility: not audited
settings-accessibility-text = We aim for WCAG 2.2 AA. No audit has been made yet, so we show no rate.
accessibility-remedy = Défenseur des droits: your remedies

## Commune picker
commune-label = Name of the commune or postcode
commune-hint = Three letters are enough. The search works offline.
commune-count = { $count ->
    [0] No commune found
    [one] { $count } commune found
   *[other] { $count } communes found
  }
commune-where = { $department }, { $group }
commune-none-text = Check the name, or try the postcode.
commune-chosen = Chosen commune: { $name }

## Welcome
welcome-page = Step { $page } of { $pages }
welcome-skip = Skip
welcome-next = Continue
welcome-finish = Start
welcome-back = Previous step
welcome-hello = Welcome
welcome-hello-text = The aids and services of Bourgogne-Franche-Comté, in your pocket.
welcome-point = { $rank ->
    [1] Everything can be read offline, without an account.
    [2] Each sheet says where it comes from and when it was checked.
   *[3] What you do stays on this phone.
  }
welcome-commune = Your commune
welcome-commune-text = To show what exists near you. You can change it later.
welcome-comfort = Your reading comfort
welcome-comfort-text = Choose what suits you. Everything can be changed in the settings.

## Help
help-title = Talk to someone
help-lead = You are not alone. Here is who can answer you.
help-emergency = Emergencies
help-contacts = Your contacts
help-pages = Help pages
help-pages-none = The help pages are not on this phone yet.
help-glossary = Glossary
help-glossary-text = The words of public services, explained simply.
glossary-title = Glossary
glossary-search = Search for a word
glossary-count = { $count ->
    [0] No word
    [one] { $count } word
   *[other] { $count } words
  }

## Errors
apology = { $code ->
    [disk-full] There is no room left on this phone. Nothing is lost. Free some space, then try again.
    [disk-trouble] The phone cannot read its files. Restart the app, then try again.
    [damaged] A file is damaged. We are preparing a sound copy. Your data are set aside.
    [desk-from-future] Your file comes from a newer version. Please update the app.
    [desk-closed] Your file is closed: the phone holds its key. Unlock the phone, then try again.
    [stopping] The app is closing. Nothing is lost.
    [desk-set-aside] Your file was damaged. We set it aside and erased nothing. A new file is open.
    [link-refused] This address is not safe: we did not open it.
    [not-development] This session is for trials: it is accepted for a server on this device only.
    [session-refused] The server does not know this session. Open another one, then try again.
    [session-format] This file is not a session. Give the one that the server wrote.
    [no-browser] We found no browser on this device. The sheet can still be read here.
   *[other] We could not finish. Nothing is lost. Try again, or ask for help.
  }

## Dates and units
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
date-weekday-day = { $weekday } { $day }
date-time = { $day }, { $hour }:{ $minute }
date-month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
date-weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
size-bytes = { $count } bytes
size-kilobytes = { $count } kB
size-megabytes = { $count } MB
decimal-mark = .
list-and = { $first } and { $last }
