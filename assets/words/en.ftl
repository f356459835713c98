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
home-todo-outing-off = { $status }: { $day }
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
    [easy_text] easy-to-read version
    [description] description
    [amount] amount
    [documents] documents
    [steps] steps
    [deadline] dates
    [calendar] dates
    [contact] contact
    [conditions] conditions
    [for_whom] conditions
    [bodies] body
    [link] link
    [source_url] source address
    [verified_on] date of check
   *[other] content
  }

## Easy to read, read aloud
easy-switch = Easy to read
easy-title = The essentials
easy-none = This sheet is not written in easy words yet. The difficult words are explained. Somebody can help you too.
easy-glossary = All the words explained
listen = Listen
listen-stop = Stop
listen-no-voice = No voice on this device
listen-why = { $code ->
    [not-yet] The app cannot speak on this phone yet. The phone’s own screen reader already reads the whole sheet.
   *[missing] The app reads with the voice of your device, and finds none. On Linux, install Speech Dispatcher and a French voice.
  }
settings-easy = Easy to read
settings-easy-hint = Short sentences and everyday words, for the sheets that have such a version.
application-easy = { $code ->
    [writing] Your application is not finished. It is on this phone.
    [sealed] Your application is ready. It waits for the network to leave.
    [registered] The Region has your application. It still waits for your papers.
    [complete] The Region has your application. It has all your papers too.
    [received] The right service has your application. It will read it.
    [in_review] The service is reading your application. You have nothing to do.
    [to_complete] The service waits for something from you. Read its message. Then answer it.
    [accepted] It is yes. Read the message: it says what comes next.
    [refused] It is no. Read the message: it says why. You can ask for help.
    [withdrawn] You stopped this application. You can make another one.
   *[other] The service closed this application. It said neither yes nor no.
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

## The assistant: said around its quotes

assistant-title = Ask a question
assistant-lead = The assistant answers with sentences of the sheets, without network. It makes nothing up.
assistant-first = Always check the sheet.
assistant-memory = This conversation is not kept: it is gone when you close the app. Write no personal number, and nothing about your health.
assistant-label = Your question
assistant-hint = For example: “I’m 17, I live in Autun, I’d like to learn to drive”
assistant-send = Ask
assistant-clear = Erase the conversation
assistant-cleared = The conversation is erased.
assistant-log = Conversation
assistant-you = You
assistant-ideas = To begin
assistant-idea = { $rank ->
    [1] What help is there for a driving licence?
    [2] Which grant for my studies?
   *[other] Who can help me pay my housing?
  }
assistant-understood = { $who ->
    [me] Understood about you
    [child] Understood about your child
    [parent] Understood about your parent
    [sibling] Understood about your brother or sister
    [partner] Understood about your partner
    [association] Understood about your association
    [company] Understood about your company
   *[other] Understood about this person
  }
assistant-forget = Take away: { $fact }
assistant-refused = { $why ->
    [health] Your question speaks of health. Take that out: the assistant does not need it. You can ask for “disability help” or “help with care”.
    [email] Your question holds an e-mail address. Take it out, the assistant does not need it.
   *[other] Your question holds a personal number. Take it out, the assistant does not need it.
  }
assistant-none = I found nothing.
assistant-none-text = No sheet answers this question. The assistant only knows the help, services and places of the region.
assistant-silent = { $want ->
    [amount] The sheet gives no amount.
    [documents] The sheet does not say which documents are needed.
    [deadline] The sheet gives no deadline.
    [contact] The sheet names no contact.
    [steps] The sheet does not tell the steps.
    [eligible] The sheet gives no condition.
   *[other] The sheet says no more.
  }
assistant-according = From what you said:
assistant-verdict = { $standing ->
    [likely] Yes, probably
    [to_check] To be checked
   *[no] No
  }
assistant-others = See also
assistant-field = { $code ->
    [amount] How much
    [for_whom] For whom
    [documents] Documents to prepare
    [steps] Steps
    [deadline] Deadline
    [contact] Contact
   *[other] In short
  }
assistant-open = Open the sheet: { $title }
assistant-desk = Talk to somebody
assistant-desk-anywhere = Say where you live: the assistant gives the nearest desk.
assistant-desk-all = All desks
assistant-asks = { $who ->
    [me] { $question }
    [child] For your child: { $question }
    [parent] For your parent: { $question }
    [sibling] For your brother or sister: { $question }
    [partner] For your partner: { $question }
    [association] For your association: { $question }
    [company] For your company: { $question }
   *[other] For this person: { $question }
  }
assistant-asks-how = { $kind ->
    [home] Write the name of the commune, or its postcode.
    [birth] You can write the age as well.
    [resources] For example “QF 800”.
   *[other] You can answer, or ask something else.
  }
assistant-which = Which sheet do you mean?
assistant-what-for = What are you looking for?
assistant-topic = { $number ->
    [1] Driving licence
    [2] Housing
    [3] Grants for studies
    [4] Transport
    [5] Training and jobs
   *[other] All the help that concerns me
  }
assistant-pick = { $kind ->
    [yes] Yes
    [no] No
    [none] None of these
   *[unsure] I don’t know
  }
assistant-ages = { $kind ->
    [under] Under { $most }
    [over] { $least } or over
   *[between] { $least } to { $most }
  }
assistant-keep = Keep these answers for me
assistant-keep-text = They will serve “My rights”, on this phone only.
assistant-kept = Your answers are kept in your profile, on this phone.
assistant-link = Ask a question
assistant-link-text = The assistant quotes the sheets, without network.

## Rights: verdicts, their reasons, the questions
rights-standing = { $code ->
    [likely] Probably yes
    [to_check] To be checked
   *[no] No
  }
rights-because = { $holds ->
    [met] { $value ->
        [none] You need to { $need }: that is so.
       *[other] You need to { $need }: that is so ({ $value }).
      }
    [unmet] { $value ->
        [none] You need to { $need }: that is not so.
       *[other] You need to { $need }: that is not so ({ $value }).
      }
   *[unknown] You need to { $need }: to be checked.
  }
rights-too-old = Your age ({ $age }) is over { $bound }.
rights-nothing-to-check = The app cannot check any condition of this aid: read the sheet.
rights-app-too-old = This aid has a condition that this version does not know yet: update the app.
rights-in-words = Some conditions of this aid are only written in words: read the sheet to check them.
rights-bound = { $op ->
    [less] less than { $figure }
    [at_most] { $figure } at most
    [more] more than { $figure }
    [at_least] at least { $figure }
   *[equal] exactly { $figure }
  }
rights-need = { $kind ->
    [age] be { $what } old
    [born_before] be born on { $what } at the latest
    [born_after] be born on { $what } at the earliest
    [territory] live in this territory: { $what }
    [outside] live outside this territory: { $what }
    [situation] be in one of these situations: { $what }
    [study_year] be in this year of study: { $what }
    [housing] be housed like this: { $what }
    [bac_honours] hold the baccalauréat with the honours { $what }
    [social_scheme] have this social security scheme: { $what }
    [naf_section] work in this sector: { $what }
    [tied_to] belong to this body: { $what }
    [headcount] have a company of { $what }
    [household] have a household of { $what }
    [children] have { $what }
    [incapacity] have an incapacity rate of { $what }
    [health_or_social_training] follow a health or social-work training
    [scholarship] hold a scholarship
   *[disability] have a recognised disability
  }
rights-need-income = { $year ->
    [none] have a reference tax income of { $what }{ $share ->
        [part] {" "}per part
       *[household] {""}
      }
   *[other] have a reference tax income of { $what }{ $share ->
        [part] {" "}per part
       *[household] {""}
      }, for the year { $year }
  }
rights-need-quotient = { $per ->
    [month] have a family quotient of { $what } a month
   *[year] have a family quotient of { $what } a year
  }
rights-need-answer = answer “yes” to “{ $question }”
rights-need-one = meet one of these conditions ({ $conditions })
rights-need-all = meet all of these conditions ({ $conditions })
rights-need-not = not { $condition }
rights-or = { $first } or { $last }
rights-whole = { $scope ->
    [country] the whole of France
   *[region] the whole region
  }
rights-years = { $years ->
    [0] under one year
    [one] { $years } year
   *[other] { $years } years
  }
rights-years-between = { $least } or { $most } years
rights-persons = { $count ->
    [0] nobody
    [one] { $count } person
   *[other] { $count } people
  }
rights-children = { $count ->
    [0] no dependent child
    [one] { $count } dependent child
   *[other] { $count } dependent children
  }
rights-per-month = { $euros } a month
rights-percent = { $percent }%
rights-situation = { $code ->
    [pupil] pupil in a collège
    [secondary_pupil] pupil in a lycée
    [student] student
    [apprentice] apprentice
    [professional_contract] on a work-and-training contract
    [trainee] trainee
    [civic_service] in civic service
    [job_seeker] looking for work
    [employee] employee
    [self_employed] self-employed
    [inactive] not working
    [rsa] on RSA (minimum income)
    [parent] parent
    [retired] retired
    [volunteer] volunteer
    [artist] artist
    [farmer] farmer
    [association] association
    [company] company
    [public_body] commune or public body
    [disabled] with a recognised disability
   *[other] another situation
  }
rights-study-year = { $code ->
    [cap_1] 1st year of CAP
    [cap_2] 2nd year of CAP
    [seconde] seconde (lycée, 1st year)
    [premiere] première (lycée, 2nd year)
    [terminale] terminale (lycée, last year)
    [bts_1] 1st year of BTS
    [bts_2] 2nd year of BTS
    [but_1] 1st year of BUT
    [but_2] 2nd year of BUT
    [but_3] 3rd year of BUT
    [cpge_1] 1st year of preparatory class
    [cpge_2] 2nd year of preparatory class
    [licence_1] 1st year of a bachelor’s degree
    [licence_2] 2nd year of a bachelor’s degree
    [licence_3] 3rd year of a bachelor’s degree
    [master_1] 1st year of a master’s degree
    [master_2] 2nd year of a master’s degree
    [doctorat_1] 1st year of a doctorate
    [doctorat_2] 2nd year of a doctorate
    [doctorat_3] 3rd year of a doctorate
    [none] not studying
   *[other] another year ({ $code })
  }
rights-housing = { $code ->
    [tenant] tenant
    [owner] owner
    [hosted] living with somebody
    [student_residence] in a student residence
    [difficulty] in difficulty finding or paying for a home
   *[other] housed otherwise
  }
rights-honours = { $code ->
    [assez_bien] “assez bien”
    [bien] “bien”
    [tres_bien] “très bien”
    [none] no honours
   *[other] { $code }
  }
rights-scheme = { $code ->
    [general] general scheme
    [regime_general] general scheme
    [agricole] farming scheme (MSA)
    [regime_agricole] farming scheme (MSA)
    [msa] farming scheme (MSA)
    [none] another scheme
   *[other] { $code }
  }
rights-section = { $code ->
    [A] farming, forestry, fishing
    [B] mining and quarrying
    [C] manufacturing
    [D] energy
    [E] water and waste
    [F] construction
    [G] trade
    [H] transport
    [I] accommodation and food
    [J] information and communication
    [K] finance and insurance
    [L] real estate
    [M] science and technology
    [N] business services
    [O] public administration
    [P] education
    [Q] health and social work
    [R] arts and entertainment
    [S] other services
   *[other] sector { $code }
  }
rights-yes = Yes
rights-no = No
rights-unsure = I don’t know
rights-question = { $kind ->
    [home] Which commune do you live in?
    [birth] How old are you?
    [situations] What is your situation?
    [study_year] Which year of study are you in?
    [scholarship] Do you hold a scholarship?
    [resources] What are the resources of your household?
    [housing] How are you housed?
    [children] How many dependent children do you have?
    [household] How many people live in your household?
    [incapacity] What is your incapacity rate?
    [social_scheme] Which social security scheme do you have?
    [bac_honours] Did you get honours at the baccalauréat?
    [health_or_social_training] Do you follow a health or social-work training?
    [headcount] How many people does your company employ?
    [naf_section] Which sector is your company in?
   *[tied_to] Do you belong to this body: { $what }?
  }
rights-question-help = { $kind ->
    [home] Many aids depend on where you live. Type the name or the postcode.
    [birth] Many aids have an age limit.
    [situations] Tick everything that is true for you.
    [study_year] The year you have followed since the last start of term.
    [scholarship] Your scholarship letter says so.
    [resources] The “revenu fiscal de référence” and the number of parts are on the first page of the tax notice. The family allowance fund (CAF) also gives a family quotient.
    [housing] Tick everything that is true for you.
    [children] Those on your tax notice.
    [household] Yourself included.
    [incapacity] The departmental house for disabled people (MDPH) writes it in its decision.
    [social_scheme] It is written on your certificate of entitlement.
    [bac_honours] They are written on the transcript of marks.
    [health_or_social_training] Nursing, care assistance, social work, for example.
    [headcount] In the last financial year, the manager included if employed.
    [naf_section] The first letter of the activity code (APE or NAF).
    [tied_to] As its pupil, beneficiary or insured person, for example.
   *[declared] The answer decides for one aid or several.
  }
rights-subject = { $kind ->
    [home] Commune
    [birth] Age
    [study_year] Year of study
    [scholarship] Scholarship
    [income] Reference tax income
    [parts] Number of parts
    [quotient] Family quotient
    [children] Dependent children
    [household] People in the household
    [incapacity] Incapacity rate
    [social_scheme] Social security scheme
    [bac_honours] Honours at the baccalauréat
    [health_or_social_training] Health or social-work training
    [headcount] People employed
    [naf_section] Sector of the company
    [tied_to] Belongs to this body: { $what }
   *[other] Other information
  }
rights-estimate = { $same ->
    [yes] Estimate: { $most }, by the rule read on { $day }. This is no promise.
   *[no] Estimate: from { $least } to { $most }, by the rule read on { $day }. This is no promise.
  }
rights-unknown-key = “{ $key }” says nothing to this version: this key is left out.
rights-contradiction = These two answers hardly go together: “{ $one }” and “{ $other }”. Check them.

## Rights on the screens: for whom, the questions, the recap, the results
rights-title = My rights
rights-lead = A few questions, one a screen. Then the aids that are worth asking for, and why.
rights-promise-here = Your answers never leave this phone.
rights-promise-unsure = “I do not know” is always an answer.
rights-promise-money = The result is a hint. Only the body that gives the aid decides.
rights-going = Some answers are waiting
rights-going-text = { $code ->
    [my-association] For an association or a company. They are kept only until the app is closed.
   *[me] They are kept only until the app is closed.
  }
rights-see = See my rights
rights-shut = “My file” is closed by a code. Open it to find your answers, or answer without keeping anything.
rights-shut-open = Open “My file”
rights-for-whom = For whom?
rights-told = { $count ->
    [0] No answer yet
    [one] { $count } answer kept on this phone
   *[other] { $count } answers kept on this phone
  }
rights-somebody = { $code ->
    [my-child] My child
    [my-parent] My parent
   *[my-association] My association or company
  }
rights-begin = Begin
rights-child = And for your child?
rights-child-text = Their rights are not yours. The commune and the household’s resources are taken from your answers.
rights-child-add = Add a child
rights-nameless = Without keeping anything
rights-nameless-text = The answers stay in the memory of the app and are gone when you close it.
rights-nameless-person = For a person
rights-nameless-body = For an association or a company
rights-all-asked = Nothing more to ask
rights-all-asked-text = No other question would change the list.
rights-before = Previous question
rights-go-on = Continue
rights-keep = Save
rights-step = Question { $number } of { $ahead }
rights-step-more = One more question
rights-nobody = No answer yet
rights-nobody-text = First say for whom, then answer a few questions.
rights-recap = Your answers
rights-recap-lead = { $name }. Each answer can be changed.
rights-recap-see = See or complete my answers
rights-one-more = Answer one more question
rights-taken = Taken from your answers
rights-pair = { $name }: { $value }
rights-unfit = { $code ->
    [age-unfit] This age is not possible. Type an age from 0 to 120, or a date of birth.
    [amount-negative] This amount is negative. If the tax income is negative or nil, type 0.
    [amount-too-much] This amount is too large. Type it in euro, without cents.
    [parts-unfit] This number of parts is not possible. Type for example 1, 2.5 or 3.
    [persons-unfit] This number is not possible. Check it.
    [percent-unfit] A rate goes from 0 to 100.
   *[other] We did not understand this answer. Type a number.
  }
rights-missing = { $kind ->
    [line] Type an answer, or choose “I do not know”.
   *[choice] Choose an answer, or “I do not know”.
  }
rights-line = { $line ->
    [age] In years, or the date of birth: 17, or 14/03/2009.
    [percent] In percent, from 0 to 100.
    [income] Reference tax income, in euro
    [year] Year of that income
    [parts] Number of parts
    [quotient] Family quotient, in euro a month
   *[count] { $kind ->
        [children] Number of children. Type 0 if there is none.
       *[other] Number of people.
      }
  }
rights-year-none = I do not know
rights-my-commune = It is { $name }
rights-none-of-these = None of these
rights-results = Your rights
rights-results-lead = { $count ->
    [one] { $name }, going by { $count } answer.
   *[other] { $name }, going by { $count } answers.
  }
rights-other-person = For whom?
rights-refine = Refine: answer one more question
rights-newer = Some aids have conditions that this version does not know yet: update the app.
rights-counts = Probably yes: { $likely }. To be checked: { $checks }. No: { $refused }.
rights-group = { $standing } ({ $count })
rights-group-text = { $code ->
    [likely] Everything that the app can check is met. Read the sheet, then ask.
   *[to_check] An answer is missing, or a condition that only the sheet explains.
  }
rights-none-likely = No aid for now. Answer one more question, or look at those to be checked.
rights-no-text = At least one condition is not met. If that surprises you, check your answers.
rights-no-promise = This result is no promise: only the body that gives the aid decides.
rights-why = Why
rights-left = { $count ->
    [0] More about it
    [one] { $count } point left to check
   *[other] { $count } points left to check
  }
rights-left-text = The sheet also says:
rights-source = { $body ->
    [none] Checked on { $day }
   *[other] Source: { $body }. Checked on { $day }
  }
rights-paper = Save the list (PDF)
rights-file = my-rights
rights-chip = { $whom }: { $standing }
rights-verdict = Going by your answers
rights-erase = Erase everything
rights-erase-kept = The answers to “My rights” will be erased from this phone. The profile and your drafts stay.
rights-erase-memory = The answers will be forgotten at once.
rights-erase-yes = Yes, erase everything
rights-erased = The answers are erased.
rights-called = { $code ->
    [my-parent] your parent
   *[my-child] your child
  }
rights-too-old-of = The age of { $somebody } ({ $age }) is over { $bound }.
rights-question-of = { $kind ->
    [home] Which commune does { $somebody } live in?
    [birth] How old is { $somebody }?
    [situations] What is the situation of { $somebody }?
    [study_year] Which year of study is { $somebody } in?
    [scholarship] Does your household receive a scholarship for { $somebody }?
    [resources] What are the resources of the household of { $somebody }?
    [housing] How is { $somebody } housed?
    [children] How many dependent children does { $somebody } have?
    [household] How many people live in the household of { $somebody }?
    [incapacity] What is the incapacity rate of { $somebody }?
    [social_scheme] Which social security scheme does { $somebody } have?
    [bac_honours] Which honours did { $somebody } get at the baccalauréat?
    [health_or_social_training] For { $somebody }: do they follow a health or social-work training?
    [tied_to] For { $somebody }: do they belong to this body ({ $what })?
   *[declared] For { $somebody }: { $what }
  }
rights-question-body = { $kind ->
    [home] Which commune is your association or company in?
    [situations] Whom do you ask for?
    [headcount] How many people do you employ?
    [naf_section] Which sector are you in?
    [tied_to] Do you belong to this body: { $what }?
   *[declared] { $what }
  }
rights-help-of = { $kind ->
    [home] Many aids depend on where one lives. Type the name or the postcode.
    [situations] Tick everything that is true for { $somebody }.
    [scholarship] The scholarship letter says so.
    [housing] Tick everything that is true for { $somebody }.
    [children] Those on the tax notice.
    [household] Count { $somebody } in.
   *[social_scheme] It is written on the certificate of entitlement.
  }
rights-help-body = { $kind ->
    [home] Many aids depend on the place. Type the name or the postcode of the head office.
   *[situations] Tick everything that is true.
  }
rights-profile = Answers to “My rights”
rights-profile-text = { $count ->
    [one] { $count } answer, kept on this phone only.
   *[other] { $count } answers, kept on this phone only.
  }
my-data-rights = Your answers to “My rights”
my-data-rights-text = Age, commune, situation, resources: they are kept with each profile, on this phone only. They are never sent. They go with the profile, or by “Erase everything” in “My rights”.
aids-sort-verdict = My rights first

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
search-all = { $kind ->
    [aid] See all { $count } grants and aids
    [link] See all { $count } services
    [help] See all { $count } help pages
    [place] See all { $count } places
    [event] See all { $count } events
    [school] See all { $count } schools
   *[other] See all { $count } results
  }
search-fewer = See fewer
search-meant = Did you mean “{ $text }”? Here is what the app found.
search-exactly = Search for exactly “{ $text }”
search-suggestions = Suggestions
search-choose-commune = Choose your commune to see what is near you first.
search-around = Nearest to { $commune } first.
search-history = Keep my recent searches
search-history-hint = They stay on this phone. Turning this off erases them.
search-recent = Recent searches
search-recent-erase = Erase my recent searches
search-save = Save this search
search-saved = My searches
search-forget = Forget the search “{ $text }”

## Saved searches, and what became of watched aids
searches-title = My searches
searches-lead = The app asks them again after each update of the guide, on this phone. It tells nobody what you look for.
searches-none = No saved search
searches-none-text = Search for a word, or filter the list of aids, then tap “Keep this search”.
searches-link = { $count ->
    [0] Your searches, asked again after each update
    [one] { $count } saved search
   *[other] { $count } saved searches
  }
searches-kept = Search kept
searches-here = my commune
searches-saved-on = Kept on { $day }
searches-nothing-new = Nothing new
searches-new = { $count ->
    [one] { $count } new aid
   *[other] { $count } new aids
  }
searches-changed = { $count ->
    [one] { $count } changed aid
   *[other] { $count } changed aids
  }
searches-news = New since you last looked
searches-news-seen = You have seen this: next time, only what changes from now on is told.
searches-all = All that this search finds
searches-open = Open in search
searches-open-list = Open in the list of aids
searches-finds-none = This search finds no aid today. As soon as there is one, you will read it here.
searches-gone = This search is no longer kept.
watch-why = { $code ->
    [new] New
    [changed] Has changed
    [ended] Over
   *[gone] No longer in the guide
  }
watch-changed = Has changed: { $what }
home-todo-search = { $what } for “{ $name }”
home-todo-kept = Kept aid: { $what }
notices-title = Notifications
notices-lead = Nothing is said without your consent. It all happens on this device: no server knows you.
notices-searches = My saved searches
notices-searches-hint = A new or changed aid. The notification shows the words of your search.
notices-kept = My kept aids
notices-kept-hint = A sheet has changed, or the aid is over. Without its name.
notices-deadlines = My deadlines
notices-deadlines-hint = A date comes near. Without saying which.
notices-quiet = Silence
notices-quiet-from = From
notices-quiet-until = Until
notices-hour = { $hour }:00
notices-quiet-hint = The same hour twice: no silence. What happens meanwhile waits for you.
notices-where = On a computer, the system shows them. On a phone they will come with a later version: until then, everything is on the home page.
aloud-search = { $new ->
    [0] { $changed ->
        [one] An aid has changed for “{ $name }”.
       *[other] { $changed } aids have changed for “{ $name }”.
      }
    [one] { $changed ->
        [0] A new aid for “{ $name }”.
       *[other] Something new for “{ $name }”.
      }
   *[other] { $changed ->
        [0] { $new } new aids for “{ $name }”.
       *[other] Something new for “{ $name }”.
      }
  }
aloud-kept = { $count ->
    [one] An aid that you keep has changed.
   *[other] { $count } aids that you keep have changed.
  }
aloud-due = { $count ->
    [one] A date comes near. It is in “My file”.
   *[other] { $count } dates come near. They are in “My file”.
  }
twin-search-saved = Search kept: { $name } ({ $id })
twin-search-forgotten = Search forgotten.
twin-no-searches = No saved search.

## Comparison of aids
compare-title = Compare aids
compare-lead = Side by side, what their sheets say.
compare-add = Compare
compare-add-name = Compare: { $title }
compare-remove-name = Compare no longer: { $title }
compare-bar = { $count ->
    [one] One aid to compare. Choose one more.
   *[other] { $count } aids to compare
  }
compare-full = Three aids at most, so that all can be read at a glance. Remove one first.
compare-go = Compare { $count } aids
compare-empty = Remove all
compare-few = Choose two or three aids
compare-few-text = Tap “Compare” on an aid of the list, of the search or of your kept sheets.
compare-gone = { $count ->
    [one] One of the sheets is no longer in the guide.
   *[other] { $count } of the sheets are no longer in the guide.
  }
compare-row = { $code ->
    [who] For whom
    [amount] How much
    [type] What kind
    [when] When
    [documents] Documents to prepare
    [filing] How to apply
    [bodies] Who gives it
   *[verified] Verified on
  }
compare-what = Section
compare-filing = { $code ->
    [gateway] In this app
    [portal] On the body’s portal
    [demarche_numerique] On Démarche numérique
    [paper] By post
   *[none] Nothing to file
  }
compare-amount-to-confirm = { $amount } (to be confirmed)
compare-save = Save as PDF
compare-file = comparison-of-aids
compare-sheet-source = Source: { $source }
compare-sheet-note = Made with Ma Région & moi from the sheets of the guide. It is not a decision: only the body decides.

## “This result surprises me”
surprised-open = This result surprises me
surprised-lead = { $about ->
    [verdict] Tell the Region: it will mend the sheet or the rule. What leaves: the name of the sheet, the answer shown (“{ $shown }”) and your reason. Never your answers.
    [answer] Tell the Region: it will mend the sheets. What leaves: the name of the sheet that was quoted and your reason. Never your question.
   *[search] Tell the Region: it will mend the sheets. What leaves: the name of the first sheet shown and your reason. Never the words of your search.
  }
surprised-legend = What surprises you?
surprised-again = Say something else
surprised-shown = { $code ->
    [likely] Yes, probably
    [to_check] To be checked
   *[no] No
  }

## Desk
desk-title = My file
desk-lead = What you keep stays on this phone.
desk-kept = Saved sheets
desk-kept-on = Saved on { $day }

## Reports of errors
report-open = Report an error
report-lead = What is wrong on this page. Your report does not say who you are.
report-legend = What is wrong?
report-reason = { $code ->
    [hours-wrong] The opening hours are wrong
    [phone-wrong] The telephone number is wrong
    [address-wrong] The address is wrong
    [closed-for-good] It has closed for good
    [broken-link] A link does not work
    [unexpected] I expected another answer
    [beside-the-point] It is beside my question
    [out-of-date] The sheet is out of date
   *[other] Something else
  }
report-text = More about it (if you wish)
report-text-hint = 1,000 characters at most. No personal number, no e-mail address: we do not need them.
report-send = Send
report-waits = Without a network it waits on this phone, and leaves by itself.
report-unfit = { $code ->
    [reason] First choose what is wrong. Nothing has left.
    [feedback-long] This is too long: 1,000 characters at most. Nothing has left.
    [feedback-nir] Please remove the social security number: we do not need it. Nothing was kept or sent.
    [feedback-iban] Please remove the account number (IBAN): we do not need it. Nothing was kept or sent.
    [feedback-email] Please remove the e-mail address: we do not need it. Nothing was kept or sent.
   *[feedback-phone] Please remove the telephone number: we do not need it. Nothing was kept or sent.
  }
report-done = Thank you. Your report will leave when the network is back.
report-done-text = As long as it has not left, you can remove it here:
report-lane = Error reported
report-line = Your report: { $reason }
report-take-back = Remove this report
report-take-back-name = Remove this report: { $title }
report-again = Report something else

## Schools: the picker.

school-kind = { $kind ->
    [lycee-general] General or technological high school (lycée)
    [lycee-polyvalent] High school with all branches (lycée polyvalent)
    [lycee-professionnel] Vocational high school (lycée professionnel)
    [lycee-agricole] Agricultural high school (lycée agricole)
    [lycee] High school (lycée)
    [college] Middle school (collège)
    [segpa] Section of a middle school (SEGPA)
    [erea] School with adapted teaching (EREA)
    [ecole-primaire] Nursery and primary school
    [ecole-elementaire] Primary school
    [ecole-maternelle] Nursery school
    [ecole] School (école)
    [medico-social] Special care establishment
    [orientation] Guidance centre (CIO)
   *[other] Other establishment
}
school-no-ent = The app knows no Éclat-BFC address. Ask the school for it.
schools-none = No school for “{ $text }”. Try the name of the commune or the postcode.
schools-not-here = The list of schools is not on this phone yet. It will come with the next content update.
school-none-chosen = No school chosen
schools-few = Without a network the app knows { $count } schools only. The others come with the first update of the content.
schools-more = { $count ->
    [one] One more school matches. Add a letter or the commune.
   *[other] { $count } more schools match. Add a letter or the commune.
}

## Places
places-title = Places
places-lead = Desks, health services and places of culture, even without a network.
places-none-content = The list of places is not on this phone yet
places-none-content-text = It will come with the next update of the content.
places-where = Around { $place }
places-where-everywhere = In the whole region
places-where-device = Around your position
places-where-choose = Choose a commune
places-where-change = Change the place
places-where-mine = Around my commune, { $name }
places-where-locate = Use my position
places-where-locating = Looking for your position…
places-where-nowhere = Your position is not known. Choose a commune.
places-where-all = See the whole region
places-what = What are you looking for?
places-view = View
places-view-list = List
places-view-map = Map
places-filters = Filter
places-group = { $code ->
    [desks] Desks
    [health] Health
    [culture] Culture
    [studies] Studies
   *[all] All
}
places-kind = { $code ->
    [france-services] France Services
    [region] Desk of the Region
    [france-renov] France Rénov’ advice
    [digital-help] Help with digital matters
    [campus-connecte] Campus connecté (remote studies)
    [micro-folie] Micro-Folie (digital museum)
    [training] Training
    [health-house] Health house
    [health-centre] Health centre
    [telehealth] Accompanied teleconsultation
    [pharmacy] Pharmacy with teleconsultation
    [care-home] Nursing home (EHPAD)
    [museum] Museum or site with a visit companion
    [lycee] Lycée (upper secondary school)
   *[other] Other place
}
places-kind-count = { $kind } ({ $count })
places-kinds = Kinds of places
places-km = Distance
places-km-within = Within { $km } km
places-km-all = No limit
places-open-only = Open now
places-open-only-hint = Places without known hours are not shown.
places-wheelchair-only = Wheelchair access
places-wheelchair-only-hint = In full or in part, as the source says.
places-count = { $count ->
    [0] No place
    [one] { $count } place
   *[other] { $count } places
}
places-shown = { $shown } places shown of { $total }
places-more = Show more places
places-none = No place within { $km } km
places-none-all = No place
places-none-open = No place open now, as far as we know
places-none-text = Try farther away, or with fewer filters.
places-wider = Widen to { $km } km
places-also-closed = Show closed places too
places-coming = Not on this phone yet: { $kinds }. To be downloaded with the next update of the content.
places-useful = These services have lists of their own
places-call = Call { $name }
places-approximate = Approximate position
places-telehealth = Teleconsultation
places-appointment = { $how ->
    [only] By appointment
   *[possible] Appointment possible
}
places-near-title = Near me
places-near-all = See all places
places-near-choose = Choose your commune to see the nearest desks.
places-telehealth-none = The Region has not published the list of accompanied teleconsultation points yet. A health house or a pharmacy can tell you more.
distance-metres = { $metres } m
distance-km = { $km } km
distance-towards = { $distance } away, { $wind ->
    [north] to the north
    [north-east] to the north-east
    [east] to the east
    [south-east] to the south-east
    [south] to the south
    [south-west] to the south-west
    [west] to the west
   *[north-west] to the north-west
}
distance-about = about { $distance }
distance-here = right here
clock = { $hour }:{ $minute }
clock-whole = { $hour }:00
open-until = Open until { $time }
open-soon-closed = Open, closes in { $minutes } min
open-always = Open at all hours
open-closed = Closed
open-closed-today = Closed, opens at { $time }
open-closed-tomorrow = Closed, opens tomorrow at { $time }
open-closed-on = Closed, opens { $day } at { $time }
open-unknown = { $why ->
    [holiday] Public holiday: call before you come
    [conditional] It depends on the day: call before you come
    [unreadable] Hours to be read on the sheet
   *[unstated] Hours unknown, please call
}
place-missing-title = Place not found
place-missing-text = This place is no longer in the list.
place-missing-action = See the places
place-call = Call { $number }
place-write = Write a message
place-site = See its website
place-go = Get there
place-go-text = Coordinates: { $coordinates }
place-on-map = See it on the map
place-on-osm = See it on OpenStreetMap
place-around = Search around this place
place-address = Address
place-hours = Opening hours
place-hours-none = The opening hours are not known. Call before you come.
place-hours-said = As the source writes them:
place-hours-week = The next seven days
place-day-closed = Closed
place-day-holiday = Public holiday: to be checked
place-day-today = { $day } (today)
place-stretch = from { $from } to { $to }
place-hours-of = { $from } to { $to }
place-stretch-depends = { $stretch }, to be confirmed
place-stops = Next stops
place-stop-row = { $day }: { $place }
place-stops-none = No stop is known in the coming days.
place-services = What for
place-access = Access
place-wheelchair = { $how ->
    [yes] Wheelchair access
    [limited] Partial wheelchair access
   *[no] No wheelchair access
}
place-booking = Make an appointment
place-bring = What to bring
place-note = Remark of the source
place-companion = There is a visit companion: download it before you come.
place-source = Source
place-source-line = { $source }. Updated on { $day }.
place-source-fetched = { $source }. Read on { $day }; the source gives no date.
place-licence = Licence: { $licence }
place-share = Share this place
place-share-text = Text to share
place-share-code = Show a code to scan
place-share-copied = Copied.
place-share-selected = The text is selected: copy it.
place-copy = Copy
place-code-told = Code to scan: name, address and phone of the place

## Agenda
agenda-useful = These sites announce the events of the region.
agenda-deadlines-none = No deadline among your favourites.

## Events: what takes place
events-title = What’s on
events-lead = Concerts, exhibitions, workshops and festivities of the region, even without a network.
events-none-content = The list of events is not on this phone yet
events-none-content-text = It will come with the next update of the content.
events-when = When?
events-span = { $code ->
    [weekend] This weekend
    [week] 7 days
   *[chosen] Choose dates
}
events-from = From
events-to = To
events-turned = The second date comes before the first.
events-filters = Filter
events-km = Distance
events-theme = Theme
events-theme-all = All themes
events-theme-count = { $theme } ({ $count })
events-how = Taking part
events-how-code = { $code ->
    [there] On site
    [online] Online
   *[any] On site or online
}
events-free = Free
events-free-hint = Where the source says so. An unstated price is not shown.
events-young = For children
events-young-hint = Meant for children, as the source says.
events-wheelchair = Wheelchair access
events-wheelchair-hint = In full or in part, as the source says.
events-access = Welcome made for
events-access-hint = Only events that announce it are shown.
events-count = { $count ->
    [0] No event
    [one] { $count } event
   *[other] { $count } events
}
events-shown = { $shown } lines shown out of { $total }
events-more = Show more
events-today = Today, { $day }
events-tomorrow = Tomorrow, { $day }
events-long = Exhibitions and other things that last
events-none = No event: { $span }
events-none-text = Try farther, for longer, or with fewer filters.
events-wider = Widen to { $km } km
events-week = See the next 7 days
events-fewer = Remove the filters
events-mine = My agenda
events-mine-text = The events you keep, your deadlines, the school holidays.
event-theme = { $code ->
    [music] Music
    [stage] Theatre, dance, circus
    [exhibition] Exhibitions
    [heritage] Heritage and visits
    [cinema] Cinema
    [books] Books and tales
    [talk] Talks and debates
    [workshop] Workshops
    [festivity] Festivities
    [market] Markets and fairs
    [food] Food and drink
    [nature] Nature
    [sport] Sport
    [science] Science
    [digital] Digital and games
    [work] Work and training
    [health] Health and everyday life
   *[other] Other events
}
event-status = { $code ->
    [cancelled] Cancelled
    [postponed] Postponed
    [full] Full
    [rescheduled] New dates
    [moved_online] Online only
    [other] To be checked
   *[scheduled] As announced
}
event-status-text = { $code ->
    [cancelled] This event is cancelled: do not go.
    [postponed] This event is postponed. The new dates are not known.
    [full] There is no room left.
    [rescheduled] The dates have changed: these are the new ones.
    [moved_online] This event takes place online only.
   *[other] The source tells of a change: check before you go.
}
event-access = { $code ->
    [hi] Deaf or hard-of-hearing people
    [ii] People with an intellectual disability
    [mi] People with a motor disability
    [pi] People with a psychological disability
   *[vi] Blind or partially sighted people
}
event-wheelchair = { $how ->
    [yes] Wheelchair access.
    [limited] Wheelchair access, in part.
   *[no] No wheelchair access.
}
event-cost = { $code ->
    [free] Free
    [paid] Paid
   *[unstated] Price not stated
}
event-online = Online
event-mixed = On site or online
event-young = For children
event-ages = Ages { $from } to { $to }
event-age-from = Ages { $age } and over
event-age-to = Up to age { $age }
event-day-on = on { $day }
event-days-on = on { $days }
event-day-number = { $day }
event-range = from { $from } to { $to }
event-until = until { $to }
event-weekdays-each = every { $days }
event-weekday-each = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
event-weekdays-range = { $first } to { $last }
event-weekdays-some = on { $days }
event-weeks = { $weeks ->
    [2] every other week, { $days }
   *[other] every { $weeks } weeks, { $days }
}
event-hour = at { $from }
event-hours = from { $from } to { $to }
event-hours-days = from { $from }, until { $to } { $nights } days later
event-hour-none = Time not stated
event-since = since { $day }
event-together = { $days } { $hours }
event-apart = { $days }, { $hours }
event-except-day = except on { $day }
event-except-days = except on { $days }
event-except-some = except some days
event-over = It is over
event-dates = Dates
event-dates-all = { $count ->
    [one] See the date
   *[other] See all { $count } dates
}
event-cancelled-times = Cancelled dates
event-cancelled-time = Cancelled: { $time }
event-where = Where
event-where-none = The place is not stated.
event-place-open = See this place
event-online-open = Take part online
event-price = Price
event-booking = Booking
event-book-open = Book online
event-book-call = Call { $number }
event-about = In a few words
event-in-language = { $language ->
    [en] In English
    [de] In German
    [es] In Spanish
    [it] In Italian
    [nl] In Dutch
   *[other] In another language ({ $language })
}
event-audience = For whom
event-organiser = Organiser
event-sources = Where this comes from
event-missing-title = Event not found
event-missing-text = This event is no longer in the agenda.
event-missing-action = See the events
event-keep = Keep in my agenda
event-keep-name = Keep in my agenda: { $title }
event-unkeep = Kept in my agenda
event-unkeep-name = No longer keep: { $title }
event-calendar = Add to my calendar
event-calendar-text = The app writes a file (.ics) that your calendar can open. It reminds you the day before, then two hours before. A cancelled event is marked as cancelled there if you add it again.
event-calendar-file = event
event-share = Share this event
event-code-told = Code to scan: title, date and place of the event
mine-title = My agenda
mine-lead = The events you keep, your deadlines and the school holidays.
mine-events = Kept events
mine-events-none = No event kept
mine-events-none-text = Tap the star of an event: it will come here, and stay even if it is cancelled.
mine-gone = No longer in the published agenda
mine-past = Past
mine-deadlines = Deadlines of your favourites
mine-deadlines-all = All my deadlines
mine-holidays = School holidays
mine-holidays-none = The school holidays are not on this phone yet.
mine-holiday = From { $from } to { $to }
mine-export = Put my agenda in my calendar
mine-export-text = The app writes a file (.ics) of the events you keep, which your calendar can open.
mine-file = my-agenda
mine-calendar-title = My agenda, Ma Région & moi

## Map
map-title = Map of the places
map-opening = Drawing the map…
map-not-built = The map is not in this version of the app. The list shows the same places.
map-failed = The map cannot be shown on this device. The list shows the same places.
map-again = Try to show the map again
map-pins = Places on the map
map-pin = { $kind }, { $name }
map-pin-rough = { $label } (approximate position)
map-group = { $count } places, look closer
map-group-kind = { $count } places, { $kind }, look closer
map-here = You start here
map-seen = { $seen ->
    [0] { $all ->
        [0] No place to show
       *[other] No place in this part of the map
    }
    [one] { $seen } place of { $all } in this part of the map
   *[other] { $seen } places of { $all } in this part of the map
  }
map-zoom = Size of the map
map-in = Make the map larger
map-out = Make the map smaller
map-whole = See all places
map-ways = Move the map
map-north = To the north
map-south = To the south
map-west = To the west
map-east = To the east
map-contours = Outlines: IGN – Admin Express, Licence Ouverte 2.0
map-kind = { $kind ->
    [france-services] France Services
    [region] Region
    [france-renov] France Rénov’ advice centre
    [digital-help] Digital help
    [campus-connecte] Connected campus
    [micro-folie] Micro-Folie
    [training] Training
    [health-house] Health house
    [health-centre] Health centre
    [telehealth] Teleconsultation point
    [pharmacy] Pharmacy
    [care-home] Care home
    [museum] Museum or site
    [lycee] Lycée
   *[other] Place
  }

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
link-steps = What to do
link-cases = By case
link-when = When
link-ask = Whom to ask
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
settings-wifi = Send documents over Wi-Fi only
settings-wifi-hint = Your answers and messages always leave: they are small. Documents wait for a Wi-Fi or a cable.
settings-content = Content on this phone
settings-space = Space used on this device
settings-content-hint = The Region’s content is fetched again when needed.
settings-about = About
settings-about-text = No tracker. The phone speaks to the Region’s service only.
settings-accessibility = Accessibility: not audited
settings-accessibility-text = We aim for WCAG 2.2 AA. No audit has been made yet, so we show no rate.
accessibility-remedy = Défenseur des droits: your remedies

## The base map: fetched on wish alone
base-map-title = Base map
base-map-text = It draws streets and towns under the places, even without a network. Without it, the list of places is complete all the same.
base-map-none = The Region does not offer a base map at the moment.
base-map-get = Download the base map ({ $size })
base-map-renew = Download the new version ({ $size })
base-map-new = A version of { $day } is available. Yours goes on working.
base-map-wifi = The download waits for a Wi-Fi or a cable. You can stop it and take it up again: it goes on where it was.
base-map-held = On this phone: { $title }
base-map-held-facts = Version of { $day }, { $size }
base-map-stage = { $code ->
    [wished] The download is about to begin.
    [coming] Downloading. You may leave this page.
    [waits-wifi] Waiting for a Wi-Fi or a cable. The download will start by itself.
    [waits-line] Waiting for the network. The download will go on by itself, where it was.
    [paused] Paused. What is here already is kept.
    [disk-full] There is not enough room on this phone. Free some room, then try again: what is here already is kept.
    [refused] The file that came is not the one the Region signed. We did not keep it.
    [unreadable] This app cannot read this base map. We did not keep it. Update the app, then try again.
    [withdrawn] The Region no longer offers this base map.
   *[trouble] The download could not be made on this phone. Try again later.
  }
base-map-come = { $come } of { $size } ({ $percent }%)
base-map-pause = Pause
base-map-resume = Resume
base-map-again = Try again
base-map-stop = Give up the download
base-map-any-line = Download without waiting for Wi-Fi
base-map-wifi-kept = Your settings keep the mobile network for what matters most: this download waits for Wi-Fi.
base-map-remove = Remove the base map
twin-map-offer = Offered by the Region: { $title }, version of { $day }, { $size }
twin-map-held = On this device: { $title }, version of { $day }, { $size }
twin-map-not-held = No base map on this device.

## Signing in: only ever to send, and to follow
sign-in-title = One more step: sign in
sign-in-title-again = Sign in again to send
sign-in-text = The Region must know whom an application comes from. Your browser opens, you sign in, then you come back here.
sign-in-text-again = You are no longer signed in to your account. Nothing is lost: what you send waits on this phone.
sign-in-france-connect = FranceConnect is the State’s solution to make signing in to your online services safer and simpler.
sign-in-button = Sign in to send
sign-in-button-plain = Sign in
sign-in-opening = We are opening your browser…
sign-in-away = Come back here once you have signed in
sign-in-away-text = The sign-in page is open in your browser. You may leave the app meanwhile: nothing gets lost.
sign-in-reopen = Open the sign-in page again
sign-in-give-up = Later
sign-in-give-up-name = Later: stop waiting for the sign-in
sign-in-ended = { $code ->
    [refused] The sign-in was not accepted. Your applications stay here. You can start again whenever you like.
    [abandoned] The sign-in was not finished. Your applications stay here. You can start again whenever you like.
    [down] Signing in does not work at the moment, at FranceConnect or at the Region. Your applications stay here. Try again a little later.
    [expired] The sign-in took too long. Your applications stay here. Start again: it only takes a moment.
    [offline] You are offline. Your applications stay here. Start again once the network is back.
    [intercepted] This network filters the connection. We sent nothing. Start again on another network.
    [portal] This Wi-Fi asks you to open a page. Open your browser, accept, then start again here.
    [busy] The service is in great demand. Your applications stay here. Start again in a few minutes.
    [no-browser] We found no browser to open the sign-in page with. Install one, then start again.
    [no-way-back] The browser cannot come back to the app. Close the app, open it again, then start again.
    [vault-closed] The safe of this device is closed. Unlock it, then start again.
    [no-gateway] This version of the app is for trials: it sends nothing to this address.
    [local] We could not write it down on this device. Free some space, then start again.
   *[other] The sign-in did not work, and the trouble is ours. Your applications stay here. Try again a little later.
  }
sign-in-landed-title = { $what ->
    [welcome] You can go back to the app
    [refused] The sign-in was not accepted
   *[strange] This page answers nothing
  }
sign-in-landed-text = { $what ->
    [welcome] You have signed in. You can close this tab.
    [refused] Nothing is lost. Go back to the app: you can start again there. You can close this tab.
   *[strange] The app did not ask for this sign-in: it took nothing from it. You can close this tab.
  }
account-title = Your account
account-of = { $name }’s account
account-nameless = Your account is open
account-since = Since { $when }
account-lapsed = You are no longer signed in. Sign in again to send.
account-none = Nobody is signed in
account-none-text = An account serves only to send your applications and follow the answers. All the rest works without one.
account-sign-out = Sign out
account-sign-out-text = Your drafts, applications and acknowledgements stay on this phone. What has not left will wait. Your browser will open to close FranceConnect as well.
account-sign-out-waits = This phone is signed out. The Region does not know it yet: we shall tell it as soon as possible. In your browser, FranceConnect may stay open for half an hour.
twin-sign-in-go = Open this page in your browser, sign in, then come back here:
    { $page }
twin-sign-out-go = Open this page in your browser to close FranceConnect there as well:
    { $page }
twin-signed-in = { $name }’s account. Your applications can leave.
twin-sign-out-waits = The Region does not know it yet: we shall tell it with the next update.
twin-vault-in-files = For development: the key of your file is in a file that only you can read, not in the system’s safe.

## The lock, and helping somebody
lock-title = Close “My file” with a code
lock-text = A code of 4 to 12 figures closes “My file”, exports and erasure. The guide stays open. What you sent keeps going. The file closes again after 5 minutes without a touch, 1 minute out of sight, and at each start.
lock-forgotten = If you forget this code, nobody can open it for you. Nothing is erased.
lock-on = A code closes “My file”.
lock-off = “My file” opens without a code.
lock-set = Set a code
lock-change = Change the code
lock-remove = Remove the code
lock-close-now = Close “My file” now
lock-pin = Your code
lock-pin-present = Your present code
lock-pin-new = Your new code
lock-pin-again = The same code once more
lock-pin-hint = 4 to 12 figures. Not the same figure throughout, not a run like 1234.
lock-done = { $what ->
    [set] The code is set.
    [changed] The code is changed.
   *[removed] The code is removed.
  }
lock-differs = The two codes are not the same. Write them again.
lock-closed-title = My file is closed
lock-closed-text = Write your code to open it. The guide, places and help stay open. What you sent keeps going.
lock-open = Open
lock-again-title = Confirm with your code
lock-again-text = This cannot be taken back, or binds another person: we ask for your code once more.
lock-again-go = Go on
lock-wrong = { $free ->
    [0] This is not the right code.
    [one] This is not the right code. One more try before a wait.
   *[other] This is not the right code. { $free } more tries before a wait.
  }
lock-wait = Too many tries. You can try again in { $time }. Nothing is lost.
lock-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
  }
lock-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
helper-title = Help somebody
helper-lead = You prepare a request with a person, on your device or theirs. What you do stays apart, and is erased at the end.
helper-link-text = A file apart, encrypted, erased at the end
helper-by = Who helps? Your name, or that of your service
helper-for = Who is helped? Name of the person
helper-for-hint = At the top of each screen we only show the initials.
helper-matter = For which aid or which matter?
helper-length = For how long?
helper-days = { $days ->
    [1] 1 day
    [31] 31 days
    [182] 182 days (6 months)
   *[other] 365 days (1 year)
  }
helper-consent = How did the person agree?
helper-consent-choice = { $code ->
    [present] They are here, and said so
    [signed] They signed a paper
    [remote] They said so from afar: telephone, letter
   *[guardian] Their legal guardian agreed
  }
helper-begin = Begin to help
helper-stuck = This help does not open for now. Restart the device and try again, or erase it unread.
helper-give-up = Erase this help
helper-begin-text = A new file opens, with a key of its own. “My file” of this device is closed meanwhile.
helper-banner = You are helping { $who } – until { $when }
helper-until = { $day ->
    [today] today { $hour }
    [tomorrow] tomorrow { $hour }
   *[other] { $date }, { $hour }
  }
helper-hour = { $hour }:{ $minute }
helper-mandate = The mandate
helper-fact-by = Helper
helper-fact-for = Person helped
helper-fact-matter = For
helper-fact-consent = Agreement
helper-fact-since = Since
helper-fact-until = Until
helper-journal = The journal
helper-journal-text = Each act has its line. It belongs to the person who is helped: they may read it and take it away.
helper-journal-pdf = Take away as PDF
helper-journal-file = Take away as text
helper-journal-name = help-journal
journal-sheet-title = Journal of the help
journal-act = { $code ->
    [began] Help begun: { $what }
    [draft-begun] Request begun: { $what }
    [answered] Answers written: { $what }
    [described] Person described: { $what }
    [paper-kept] Document added: { $what }
    [paper-attached] Document attached to a request: { $what }
    [paper-taken-out] Document taken out of a request: { $what }
    [discarded] Put in the trash: { $what }
    [restored] Taken out of the trash: { $what }
    [sent] Request sent: { $what }
    [taken-back] Sending taken back: { $what }
    [withdrawn] Request withdrawn: { $what }
    [replied] Message to the service: { $what }
    [reported] Error reported: { $what }
    [card-kept] Card kept: { $what }
    [signed-in] Sign-in asked for
    [signed-out] Signed out
    [paper-made] Paper saved: { $what }
    [oriented] Orientation sheet saved: { $what }
   *[handed-over] The whole file saved for handing over
  }
orientation-title = Orientation sheet
orientation-text = One page to hand over: where to go, when, with what. It does not say for whom.
orientation-card = Start from a kept card
orientation-card-none = No card
orientation-aid = For which aid?
orientation-place = Where to go?
orientation-place-hint = The name of the desk: town hall, France Services, surgery…
orientation-address = Address
orientation-phone = Telephone
orientation-hours = Opening hours
orientation-bring = To bring, one thing a line
orientation-things = To bring
orientation-bring-short = To bring:
orientation-save = Save the sheet as PDF
orientation-show = Show the code to scan
orientation-code-told = Code to scan: it gives the text of this sheet
orientation-code-text = An ordinary telephone reads this code without internet. With this app it opens the whole card too: “Help”, then “Read a code”.
orientation-unfit = { $code ->
    [orientation-blank] Write at least the aid and the place.
   *[other] This is too long for one page. Make it shorter.
  }
orientation-name = orientation-sheet
orientation-none = not stated
helper-hand-over = Hand the file over
helper-hand-over-text = The whole file goes into one encrypted file. The person opens it on their phone with the passphrase: “My data”, then “Take in”.
helper-passphrase = Passphrase, at least 10 characters
helper-passphrase-hint = Write it down for the person. Without it nobody opens this file.
helper-hand-over-go = Save the encrypted file
helper-hand-over-name = helped-file
helper-handed-over = Saved: { $file }
helper-end = End the help
helper-end-text = Everything written here is erased: answers, documents, journal, sign-in. Hand over first what must be.
helper-unsent = { $count ->
    [one] One request has not left: it is lost unless you hand it over.
   *[other] { $count } requests have not left: they are lost unless you hand them over.
  }
helper-end-go = Erase everything and end
helper-end-cancel = Go on helping
helper-ended = { $why ->
    [over] The help has come to its end. Everything about it is erased.
    [cut] A help that was cut off has been erased.
   *[closed] The help is over. Everything about it is erased.
  }
helper-ended-unsent = { $count ->
    [one] One request had not left.
   *[other] { $count } requests had not left.
  }
helper-no-searches = While you help, no search is kept.
twin-lock = { $state ->
    [on] A code closes “My file”: --pin-file gives it.
   *[off] “My file” opens without a code.
  }
twin-helper-none = You are helping nobody here.
twin-helper-end = What follows has not left, and will be erased. Add --yes to end:

## A code that is read: the orientation sheet on another telephone
slip-title = Read a code
slip-lead = Did somebody give you an orientation sheet with a code? It opens here, without internet.
slip-link-text = Open an orientation sheet, without internet
slip-pick = Choose a photo of the code
slip-pick-text = Take a photo of the code, sharp and whole. The photo is not kept.
slip-reading = Reading the photo…
slip-typed = Or paste the text of the code
slip-typed-hint = The camera of a telephone shows this text. Take it down to its last line.
slip-read-typed = Read this text
slip-again = Read another code
slip-trouble = { $code ->
    [picture-heic] HEIC photos are not read here. Take a screenshot of the code, and choose it.
    [not-a-picture] This file is not a photo. Choose a JPEG, a PNG or a WebP.
    [too-large] This photo is too large. Take it again in normal quality.
    [file-unreadable] We could not read this file. Check that it opens, then choose it again.
   *[other] { apology }
  }
slip-said = Here is what it says
slip-made-on = Sheet made on { $date }. Check the opening hours before you go.
slip-cut = Cut to fit into the code
slip-theirs = These words are those of whoever made the sheet. The Region has not checked them.
slip-card = The whole card of the aid
slip-card-text = It comes from the guide kept on this phone.
slip-unknown = This card is not on this phone. Here is everything the code says. With internet, update the guide, then read it again.
slip-no-card = This code does not begin with a card of the guide.
slip-search = Search for this aid

## My data: what is kept, out and in again, the erasure
my-data-title = My data
my-data-lead = What the app keeps about you, where, and for how long. It is all yours: take it with you or erase it, without asking anybody.
my-data-link-text = See, take away or erase what is kept
my-data-here = On this phone
my-data-here-text = What you wrote, added or received:
my-data-empty = Nothing yet. The app only keeps what you write, add or receive.
my-data-drafts = { $count ->
    [one] { $count } draft and its answers
   *[other] { $count } drafts and their answers
  }
my-data-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
  }
my-data-applications = { $count ->
    [one] { $count } application and its progress
   *[other] { $count } applications and their progress
  }
my-data-receipts = { $count ->
    [one] { $count } receipt signed by the Region
   *[other] { $count } receipts signed by the Region
  }
my-data-messages = { $count ->
    [one] { $count } message with a service
   *[other] { $count } messages with services
  }
my-data-profiles = { $count ->
    [one] { $count } person you apply for
   *[other] { $count } people you apply for
  }
my-data-bookmarks = { $count ->
    [one] { $count } page or search you kept
   *[other] { $count } pages or searches you kept
  }
my-data-unsent = { $count ->
    [one] Please note: { $count } item has not left yet. Once erased here, it never will.
   *[other] Please note: { $count } items have not left yet. Once erased here, they never will.
  }
my-data-locked = How it is protected
my-data-locked-text = { $safe ->
    [system] Everything is encrypted. The key is in your device’s safe: without it nobody can read these files, and neither can we.
   *[files] Everything is encrypted. The key is in a file on this device that only your user account can read: its system has no open safe.
  }
my-data-until = For how long
my-data-until-text = Nothing you write goes away by itself. What you throw away stays in the bin for 30 days, then goes.
my-data-there = At the Region
my-data-there-text = Only what you sent: your applications, their documents, your messages. Copies of your drafts are there only if you chose so in the settings.
my-data-out = Take my data with me
my-data-out-text = One file with everything: your answers, documents and receipts. It can be read without this app, and taken in on another phone. No network is needed.
my-data-passphrase-wish = Protect this file with a passphrase
my-data-passphrase-hint = Nobody opens the file without it. If you forget it, we cannot get it back for you.
my-data-passphrase = Passphrase
my-data-passphrase-rule = At least { $count } characters. Several random words are safer than one complicated word.
my-data-passphrase-again = The same passphrase, once more
my-data-passphrase-differs = The two passphrases differ. Please type the same one twice.
my-data-open-warning = Without a passphrase, whoever has this file can read it.
my-data-export = Create the file
my-data-exporting = Creating the file…
my-data-exported = Everything is in { $file }
my-data-exported-sealed = Keep the passphrase safe: nothing else opens this file.
my-data-exported-open = This file is not encrypted: keep it at home.
my-data-exported-damaged = { $count ->
    [one] Our copy of one document is damaged: it is not in there. Please add it again.
   *[other] Our copy of { $count } documents is damaged: they are not in there. Please add them again.
  }
my-data-file = ma-region-my-data
my-data-trouble = { $code ->
    [passphrase-short] This passphrase is too short. Use at least 10 characters.
    [passphrase-needed] This file is protected. Type its passphrase, then choose it again.
    [passphrase-wrong] This is not the passphrase of this file. Check it, then choose the file again.
    [export-format] This file was not made by this app, or it is damaged. Nothing has changed here.
    [desk-in-use] Something has already been started on this phone: we mix nothing into it. Nothing has changed here.
    [file-unwritable] We cannot write into your downloads folder. Free some space, then try again.
    [file-exists] Too many files in your downloads already have this name. Tidy them up, then try again.
    [file-not-there] This file is no longer there. Choose it again.
    [file-unreadable] This file cannot be read. Choose another one.
    [vault-closed] Your device’s safe is closed: unlock it, then try again. Nothing has changed.
   *[other] { apology }
  }
my-data-in = Bring my data back
my-data-in-text = Changing phones? Choose the file made on the old one: everything comes back here, exactly as it was. Then sign in so that what is owed goes on.
my-data-in-use = Only possible on a phone where nothing has been started: we never mix two desks.
my-data-import-passphrase = Its passphrase, if it has one
my-data-import-passphrase-hint = Leave empty if the file is not protected.
my-data-import = Choose the file
my-data-importing = Reading the file…
my-data-imported = { $count ->
    [0] Everything is here again. Sign in so that what is owed goes on.
    [one] Everything is here again, with one document. Sign in so that what is owed goes on.
   *[other] Everything is here again, with { $count } documents. Sign in so that what is owed goes on.
  }
my-data-hosts = Who the app talks to
my-data-hosts-text = To the Region, and to nobody else: no advertising, no audience measurement, no other company. Here is every server contacted from this phone.
my-data-hosts-never = Not contacted yet
my-data-host-region = The Region’s server
my-data-host-content = The Region’s content (guide, forms)
my-data-host-calls = { $count ->
    [one] { $count } call, the last on { $when }
   *[other] { $count } calls, the last on { $when }
  }
my-data-hosts-end = The links you open go through your browser, not through the app.
my-data-erase = Erase
my-data-erase-text = Everything of yours disappears from this phone, at once. The next page says what goes and what stays before you decide.
my-data-erase-link = See what would be erased
my-data-erase-title = Erase my data
my-data-goes = What goes from this phone
my-data-goes-unread = Your desk is closed: we cannot count what is in it. All of it will go.
my-data-goes-also = Your settings and your sign-in go too. The key is destroyed first: what was written with it can no longer be read by anybody.
my-data-stays = What stays
my-data-stays-guide = The guide to aids and the forms, which belong to everyone.
my-data-stays-files = The files you saved elsewhere: PDFs, calendars, exports.
my-data-region = At the Region
my-data-asks = { $code ->
    [region] The Region will receive your request to erase. Without a network it waits here, naming nobody, and leaves as soon as there is one.
    [sign-in-first] You are not signed in here: the app cannot ask for the erasure on your behalf. To erase your account at the Region too, sign in first, in the settings.
   *[nobody] Nobody has signed in on this phone: nothing was sent to the Region from here.
  }
my-data-region-keeps = The Region has to keep some applications for a time, such as those that were decided. Its answer will tell you which ones, why, and until when.
my-data-export-first = To keep a copy, create the file of your data first.
my-data-confirm = I understand: nobody will be able to undo this.
my-data-confirm-missing = Tick this box to confirm, or keep your data.
my-data-erase-now = Erase everything now
my-data-erasing = Erasing…
my-data-give-up = Keep my data
my-data-erased = Everything is erased from this phone.
my-data-erased-title = It is erased
my-data-erased-text = The key is destroyed and the files are gone. The guide stays at your disposal.
my-data-asked = { $code ->
    [region] The request to erase leaves for the Region as soon as there is a network. Its answer will be on the page “My data”.
    [sign-in-first] The Region was not told: nobody was signed in here. Sign in to erase your account there too.
   *[nobody] The Region had received nothing from this phone.
  }
my-data-answers = Your request to erase
my-data-none-asked = No erasure was asked for from this device.
my-data-stage = { $stage ->
    [owed] To be sent to the Region, since { $when }
    [queued] Received by the Region, under way, { $when }
    [done] Done at the Region, { $when }
   *[unknown] Nothing to erase at the Region, { $when }
  }
my-data-stage-text = { $stage ->
    [owed] It leaves as soon as there is a network. You have nothing to do.
    [queued] Most of it is already erased; a few files follow. We ask again at each contact.
    [done] Here is what was erased, and what has to stay for a time, if anything.
   *[unknown] The Region does not know this account, or no longer does.
  }
my-data-gone-title = Erased at the Region
my-data-gone = { $what ->
    [account] Your account
    [sessions] { $count ->
        [one] { $count } sign-in
       *[other] { $count } sign-ins
      }
    [drafts] { $count ->
        [one] { $count } copy of a draft
       *[other] { $count } copies of drafts
      }
    [applications] { $count ->
        [one] { $count } application
       *[other] { $count } applications
      }
    [documents] { $count ->
        [one] { $count } document
       *[other] { $count } documents
      }
    [uploads] { $count ->
        [one] { $count } unfinished upload
       *[other] { $count } unfinished uploads
      }
    [messages] { $count ->
        [one] { $count } message
       *[other] { $count } messages
      }
    [receipts] { $count ->
        [one] { $count } receipt
       *[other] { $count } receipts
      }
    [exports] { $count ->
        [one] { $count } export
       *[other] { $count } exports
      }
   *[other] Other data: { $count }
  }
my-data-kept-title = Kept for a time
my-data-kept = { $why ->
    [decided] Application { $number }: it was decided. What the decision rests on is kept as long as it can be contested.
    [withdrawn] Application { $number }: it is withdrawn, and stays until the service has seen that.
   *[other] Application { $number }: the Region has to keep it for a time.
  }
my-data-kept-until = It goes by itself from { $day } on.

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
    [disk-read-only] This phone writes nothing any more: you can read your file, not change it. Restart the phone.
    [vault-gone] Your file is here, and closed: its key is no longer on this phone. We erased nothing.
    [damaged] A file is damaged. We are preparing a sound copy. Your data are set aside.
    [desk-from-future] Your file comes from a newer version. Please update the app.
    [desk-closed] Your file is closed: the phone holds its key. Unlock the phone, then try again.
    [stopping] The app is closing. Nothing is lost.
    [desk-erased] This desk was erased from another window. Close this one, then open the app again.
    [erasing] The erasure has begun. It is completed as soon as the device’s safe opens, or at the next start.
    [vault-closed] Your device’s safe is closed: unlock it, then try again. Nothing has changed.
    [desk-set-aside] Your file was damaged. We set it aside and erased nothing. A new file is open.
    [link-refused] This address is not safe: we did not open it.
    [not-development] This session is for trials: it is accepted for a server on this device only.
    [session-refused] The server does not know this session. Open another one, then try again.
    [session-format] This file is not a session. Give the one that the server wrote.
    [no-voice] We could not read aloud: this device has no voice for that language. The sheet can still be read here.
    [no-browser] We found no browser on this device. The sheet can still be read here.
    [picture-heic] Services cannot read HEIC photos. Give a JPEG, a PNG, a WebP or a PDF. On an iPhone: Settings, Camera, Formats, "Most Compatible".
    [picture-too-large] This photo is too large to be opened here. Take it again in normal quality.
    [picture-broken] This photo is damaged or incomplete. Check that it opens, or take it again.
    [not-a-picture] This works for a photo only: give a JPEG, a PNG or a WebP.
    [pdf-broken] This PDF is damaged or incomplete. Check that it opens, or ask for it again.
    [pdf-locked] This PDF asks for a password: the service could not open it. Give a copy without a password, or photos of its pages.
    [pdf-too-long] This PDF has too many pages: 300 at most. Give only those that are asked for.
    [pdf-packed] This PDF would take too much room once opened. Give photos of its pages.
    [too-many-pages] One document gathers 1 to 30 photos. Make several documents.
    [nothing-to-export] There is no document of an association here. Add some, then try again.
    [undecided] Two phones answered differently. First choose which answer to keep. Nothing has left.
    [lock-asks] A code closes “My file”: confirm with it first. Nothing has left.
    [lock-set] A code is set already. Change it, or remove it.
    [pin-not-figures] This code does not have figures only. Write 4 to 12 figures.
    [pin-short] This code is too short. Write 4 to 12 figures.
    [pin-long] This code is too long. Write 4 to 12 figures.
    [pin-guessable] This code is guessed too quickly. Avoid the same figure throughout, and runs like 1234.
    [mandate-blank] Something is missing: write who helps, who is helped, and for what.
    [mandate-long] This is too long: 80 signs at most for each answer.
    [mandate-over] This help has come to its end: nothing has left.
    [helping-already] Somebody is being helped on this device. End that before you begin another.
    [passphrase-short] This passphrase is too short. Take at least 10 characters.
    [file-unwritable] We cannot write into the folder of downloads. Free some space, then try again.
    [code-none] We found no code in this photo. Take it again: the whole code, with some white around it.
    [code-blurred] The code in this photo cannot be read. Take it again from closer by, sharp, without a reflection.
    [code-several] There are several codes in this photo. Take the one of the sheet alone.
    [slip-foreign] This is not a code of this app. We open nothing of what it says.
    [slip-changed] This is a code of this app, but something is missing or a letter has changed. Take a photo of it again, or paste it whole.
    [slip-newer] This code comes from a newer version. Update the app to open the sheet.
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

## Calculators: the allocation de rentrée, the bracket of income of the Anah
calc-title = { $code ->
    [ars] Back-to-school allowance (ARS)
   *[bracket] My income bracket
  }
calc-row-text = { $code ->
    [ars] Estimate what it would be for your children
   *[bracket] The one that counts for the aids of the Anah
  }
calc-lead = { $code ->
    [ars] What it might be at the start of school in { $year }.
   *[bracket] The one that counts for the aids of the Anah (national housing agency), outside Île-de-France. Scale of { $year }.
  }
calc-renovate = Before you ask for an aid
calc-field = { $code ->
    [resources] Resources of the household in { $earned }
    [reference] Reference tax income
    [children] Dependent children
   *[people] People in the home
  }
calc-help = { $code ->
    [resources] All the resources of { $earned } that the Caf or the MSA counts, in euros. No line of the tax notice gives them exactly: the { $notice } notice (income of { $earned }) helps to come close.
    [reference] In euros, on the { $notice } tax notice (income of { $earned }). If several people in the home have their own notice, add them up.
    [children] All the children who depend on you, whatever their age.
    [people] Count everybody who lives there, children included.
   *[ages] In years, when school starts. Only those who go to school or are apprentices.
  }
calc-ages = Children who go to school
calc-age = Age of child { $number }
calc-add = Add a child
calc-remove = Remove child { $number }
calc-go = { $code ->
    [ars] Estimate the allowance
   *[bracket] See my bracket
  }
calc-unsure = { $code ->
    [resources] I don’t know: see the ceiling
   *[reference] I don’t know: see the ceilings
  }
calc-clear = Clear everything
calc-rounded = Cents do not count: we rounded to { $amount }. If that is right, confirm again.
calc-no-income = Write an amount, or choose “I don’t know”.
calc-negative = An income cannot be negative here: if it is, write 0.
calc-pupils = You give the age of { $count } children: at least { $count } must depend on you.
calc-outdated = { $code ->
    [ars] The app does not know that of { $year }: ceilings and amounts may have changed.
   *[bracket] The app does not know that of { $year }: the ceilings may have changed.
  }
calc-always = { $code ->
    [ars] This is an estimate, not a decision. Only the Caf, or the MSA, decides.
   *[bracket] This is an estimate, not a decision. Only the Anah decides.
  }
calc-near = You are very close to a ceiling ({ $ceiling }): check each amount.
calc-not-counted = What is not counted here
calc-next = { $code ->
    [ars] The back-to-school allowance
    [maprimerenov] MaPrimeRénov’
   *[effilogis] Effilogis
  }
calc-next-text = { $code ->
    [ars] What to do, and whom to ask
    [maprimerenov] The State’s aid, and the free adviser to see first
   *[effilogis] The Region’s programme
  }
calc-ars-paid = You might receive:
calc-ars-figure = { $amount }, paid once
calc-ars-nobody = From your answers, no child is of the age for this allowance
calc-ars-none = From your answers, no back-to-school allowance
calc-ars-under = Your resources ({ $income }) do not exceed the ceiling { $row } ({ $ceiling }). { $margin } are left.
calc-ars-over = Your resources ({ $income }) exceed by { $over } the ceiling { $row } ({ $ceiling }).
calc-ars-less = Below the ceiling it would be { $whole }: the allowance is less by what exceeds it.
calc-ars-least = What would be left is not paid: it is less than { $least }.
calc-ars-outside = { $count ->
    [one] Nothing is counted for the child aged { $ages }: it is not an age of the scale.
   *[other] Nothing is counted for { $count } children (aged { $ages }): it is not an age of the scale.
  }
calc-ars-ceiling = The ceiling { $row }:
calc-ars-at-most = { $ceiling } of resources
calc-ars-below = If it is not exceeded, you might receive { $whole }, paid once.
calc-ars-note = { $code ->
    [crds] The CRDS (contribution to repay the social debt): the amount is given before it, what is paid may be a little less.
   *[other] Particular situations, such as alternating residence or home education: the Caf or the MSA looks at them.
  }
calc-ars-edges = The day on which age is counted has not been checked yet: for a child around { $ages }, ask your Caf or your MSA.
calc-ars-band = From { $first } to { $last } years: { $amount } a child.
calc-ars-base = Ceiling: { $base }, and { $percent }% more for each dependent child.
calc-ars-sliding = A little above the ceiling, what exceeds it is taken off the amount; nothing is paid below { $least }.
calc-bracket-would = Your household would be in the bracket:
calc-bracket-none = Your household would be above the brackets of the Anah:
calc-bracket-name = { $name ->
    [very_modest] Very modest income
    [modest] Modest income
    [intermediate] Intermediate income
   *[none] Higher income
  }
calc-bracket-under = Your income ({ $income }) does not exceed the ceiling { $row } ({ $ceiling }). { $margin } are left.
calc-bracket-over = Your income ({ $income }) exceeds by { $over } the last ceiling { $row } ({ $ceiling }).
calc-bracket-ceilings = The ceilings { $row }
calc-bracket-look = Add up the reference tax incomes of the home: the lowest ceiling that they do not exceed gives the bracket.
calc-bracket-column = Bracket
calc-bracket-note = { $code ->
    [works] The works, the age of the home and the amount of the aids: a France Rénov’ adviser looks at them with you, free of charge.
   *[region] Île-de-France, which has other ceilings.
  }
calc-bracket-rule = The reference tax income of everybody who lives in the home is compared with the ceiling of each bracket, for that number of people.
calc-people = { $count ->
    [one] for { $count } person
   *[other] for { $count } people
  }

## School: the picker, a school, the year
school-find = Find my school
school-find-text = Its Éclat-BFC digital workspace opens in your browser. The app never asks for your password.
school-label = Name of the school, commune or postcode
school-hint = Three letters are enough. Searching needs no network.
schools-found = { $count ->
    [one] { $count } school
   *[other] { $count } schools
  }
school-open-ent = Open Éclat-BFC
school-ent = Digital workspace (ENT)
school-ent-text = Marks, messages and timetable are there: the app does not see them.
school-ent-broken = This address has not answered since { $day }. Try it, or ask the school.
school-trouble = It does not work
school-trouble-text = One enters with an EduConnect account. Choose your case; if it does not help, ask the school: it gives the codes.
school-trouble-case = { $code ->
    [parent] I am a parent: activate my account, several children
    [pupil] I am a pupil: my codes
   *[trouble] My number changed, or my account is blocked
  }
school-reach = Reach the school
school-site = See its site
school-write = Write to the school
school-number = National number (UAI): { $uai }
school-private = { $kind }, private
school-missing = This school is not here
school-missing-text = It may have closed, or have another number. Look for it by its commune.
school-mine = My schools
school-gone = This school is no longer on the Region’s list. It stays kept here.
school-whose = Whose school is it?
school-whose-text = It will stand first in “School and scholarships”. That stays on your phone.
school-of = The school of: { $name }
campaign-title = Dates to remember
campaign-title-grants = The scholarship campaign
campaign-before = { $days ->
    [one] Opens tomorrow
   *[other] Opens in { $days } days
  }
campaign-open = { $left ->
    [0] Last day
    [one] Open, { $left } day left
   *[other] Open, { $left } days left
  }
campaign-open-on = Open
campaign-closed = Closed since { $day }
campaign-unknown = Dates of { $year } not known yet
campaign-days = { $code ->
    [was] In { $year }: from { $start } to { $end }.
   *[now] Year { $year }: from { $start } to { $end }.
  }
campaign-derived = Dates worked out from the texts, not announced yet.
campaign-from = { $code ->
    [was] In { $year }: from { $start }.
   *[now] Year { $year }: from { $start }.
  }
school-year = The school year
school-year-see = Holidays and dates to remember
school-year-text = Zone A: Besançon and Dijon
school-year-lead = Zone A: académies of Besançon and Dijon
school-year-deadlines = My deadlines
school-year-deadlines-text = With reminders, and for your own calendar

## School: « Ai-je droit à une bourse ? »
grants-title = Am I entitled to a scholarship?
grants-kind = { $kind ->
    [crous] Student scholarship of the Crous
   *[school] Scholarship for collège or lycée
  }
grants-kind-text = { $kind ->
    [crous] For studies after the baccalauréat
   *[school] The questions once, for all your children
  }
grants-promise-here = Your answers stay on your phone, and are forgotten when the app is closed.
grants-promise-estimate = This is an estimate, not a decision.
grants-ready = { $kind ->
    [crous] Take your parents’ tax notice, or your own if you have your own household. The question says which.
   *[school] Take your tax notice. The question says which.
  }
grants-begin = Begin
grants-again = Start again
grants-see = See the result
grants-results = Your estimate
grants-results-lead = { $kind ->
    [crous] Scholarship of the Crous, { $year }
   *[school] Scholarships for collège and lycée, { $year }
  }
grants-not-here = The scales are not on this phone yet
grants-not-here-text = They come with the next update of the content.
grants-answers = Your answers
grants-ask = { $code ->
    [year] For which school year?
    [crous-year] For which university year?
    [income] What is your revenu fiscal de référence?
    [crous-income] What is the household’s revenu brut global?
    [whose] Whose household is that income?
    [children] How many dependent children are on that notice?
    [crous-children] How many children depend on that household?
    [pupils] How many are at collège, and how many at lycée?
    [students] How many of them study after the baccalauréat?
    [distance] How many kilometres from home do you study?
    [age] How old are you on 1 September?
    [own-children] How many children do you have yourself?
    [disability] Do you have a disability recognised by the CDAPH?
    [carer] Do you care for a disabled relative?
    [institution] Where do you study?
    [apprentice] Are you an apprentice?
    [doctorate] Are you preparing a doctorate?
    [college-level-class] Is the lycée pupil in a class of collège level?
    [boarder] Does a pupil board?
    [merit] Did a lycée pupil get the brevet with honours “bien” or “très bien”?
   *[crous-merit] Did you get the baccalauréat with honours “très bien”?
  }
grants-help = { $code ->
    [year] The year in which the pupil is at collège or lycée.
    [crous-year] The year of your studies.
    [income] On your { $notice } tax notice (income of { $earned }), on the line “revenu fiscal de référence”. If you live as a couple without being married or pacsés, add up both notices.
    [crous-income] On the { $notice } tax notice (income of { $earned }), on the line “revenu brut global”, not the revenu fiscal de référence.
    [whose] Your parents’ in general. Yours if you are married, pacsé, have a dependent child, or have no parents.
    [children] Count the pupil. Count grown-up children attached to the household and disabled children on the { $notice } notice too.
    [crous-children] Count yourself. It is the number on the { $notice } notice.
    [pupils] Write 0 if there is none.
    [students] Yourself included.
    [distance] Between the commune of the family’s home and that of the studies. How the Crous measures is not published: as the crow flies is a good start.
    [age] On 1 September { $first }.
    [own-children] Write 0 if you have none. Each child moves the age limit by a year.
    [disability] The CDAPH is the commission of the house for disabled people of the département (MDPH).
    [carer] You regularly look after a disabled relative of your family.
    [institution] Your school knows: ask whether it is authorised to receive scholarship holders.
    [apprentice] An apprentice is paid by their employer.
    [doctorate] The scholarship of the Crous ends with the master’s degree.
    [college-level-class] For instance a “prépa-métiers” third class, or a class of collège level in an EREA. The échelon is then limited.
    [boarder] A boarder with a scholarship gets a bonus.
    [merit] The merit grant comes on top of the lycée scholarship.
   *[crous-merit] The merit grant comes on top of the scholarship of the Crous.
  }
grants-line = { $code ->
    [income] In euros, without cents
    [crous-income] In euros, without cents
    [at-college] At collège
    [at-lycee] At lycée
    [distance] In kilometres
    [age] In years
   *[count] Number of children
  }
grants-yes = Yes
grants-no = No
grants-pick = { $code ->
    [parents] My parents’
    [student] My own
    [public] At a public institution
    [authorised] At a private institution authorised to receive scholarship holders
   *[not-authorised] At a private institution that is not
  }
grants-this-year = { $year }, this year
grants-wrong = { $code ->
    [empty] Write a number, or choose “I don’t know”.
    [empty-figure] Write a number.
    [choice] Choose an answer.
    [figure] Write a whole number in figures, { $figure } for instance.
    [negative] An income cannot be negative here: if it is on the notice, write 0.
    [least] This number is too small: at least { $figure }.
    [most] This number is too large: at most { $figure }.
    [only] This number is not that of this scale: { $figure }.
    [nobody] There must be at least one pupil at collège or lycée.
   *[more] That is more than the dependent children ({ $figure }): check one or the other.
  }
grants-rounded = A tax notice has no cents: we rounded to { $amount }. If that is right, go on.
grants-bourse = { $kind ->
    [crous] Scholarship of the Crous
    [college] Collège scholarship
   *[lycee] Lycée scholarship
  }
grants-next-text = { $kind ->
    [crous] Apply, or call the Crous
   *[school] Apply, and its dates
  }
grants-award = { $kind ->
    [crous] You might get the scholarship of the Crous, échelon { $echelon }:
    [college] You might get the collège scholarship, échelon { $echelon }:
   *[lycee] You might get the lycée scholarship, échelon { $echelon }:
  }
grants-year = { $amount } for the year
grants-payment = { $kind ->
    [crous] which is { $amount } a month, for { $count } months.
   *[school] which is { $amount } a term for each pupil.
  }
grants-all = For { $count } pupils: { $amount } for the year.
grants-none = { $kind ->
    [crous] By your answers, no scholarship of the Crous
    [college] By your answers, no collège scholarship
   *[lycee] By your answers, no lycée scholarship
  }
grants-under = Your income ({ $income }) is not above the ceiling of échelon { $echelon } { $row } ({ $ceiling }).
grants-over = You are { $over } above the ceiling ({ $ceiling } { $row }). Check the exact amount.
grants-hurdle = { $code ->
    [age] One must be under { $limit } on 1 September.
    [institution] This institution is not authorised to receive scholarship holders.
    [apprentice] An apprentice is paid, and gets no scholarship.
   *[doctorate] A doctorate gives no right to this scholarship.
  }
grants-row-children = { $more ->
    [more] for { $count } children or more
   *[only] { $count ->
        [one] for { $count } child
       *[other] for { $count } children
      }
  }
grants-row-points = { $more ->
    [more] for { $count } points of charge or more
   *[only] { $count ->
        [0] without any point of charge
        [one] for { $count } point of charge
       *[other] for { $count } points of charge
      }
  }
grants-near = You are very near a ceiling, that of échelon { $echelon } ({ $ceiling }): check each amount.
grants-status = { $code ->
    [published] The { $year } scale is published.
    [derived] The { $year } scale is worked out from the texts; the official table has not been checked yet.
   *[carried_over] The app does not know the { $year } scale. This is what that of { $table } would give.
  }
grants-always = { $kind ->
    [crous] This is an estimate, not a decision. Only the Crous decides. Your answers stay on your phone.
   *[school] This is an estimate, not a decision. Only the scholarship service decides. Your answers stay on your phone.
  }
grants-why = How it is worked out
grants-source = { $title }. Read on { $day }
grants-note = { $code ->
    [single-parent] Bringing up one’s children alone has changed nothing since 2016.
    [single-parent-crous] Bringing up one’s children alone adds no point; special provisions exist: ask the Crous.
    [social-fund] The school’s social fund may help: ask its office.
    [regional-help] The Region has an extra échelon for meals and boarding: ask the school.
    [own-household] The tax notice must be that of your own household.
    [renewal] If you already had the scholarship and did not stop studying, the age rule may differ: ask the Crous.
    [summer-payments] Some students are paid twelve months instead of ten: that is not counted here.
    [not-modelled-crous] Nationality, special family situations and the limit of seven years are not counted here: the Crous looks at them.
   *[not-modelled] Nationality, agricultural schools, the CNED and special family situations are not counted here: the scholarship service looks at them.
  }
grants-note-distance = Between { $least } and { $most } km the number of points depends on how the Crous measures, which is not published.
grants-extra = { $code ->
    [boarding] Boarding bonus: { $amount } a year for each boarder, paid without asking.
   *[merit] For merit: { $amount } a year for whoever got the honours.
  }
grants-extra-needs = { $code ->
    [boarding] The boarding bonus is for scholarship holders.
   *[merit] The merit grant is for scholarship holders.
  }
grants-extra-status = { $code ->
    [derived] Amount taken from the texts, not checked for this year yet.
   *[carried_over] Amount of the last known year: to be checked.
  }
grants-level-all = All the lycée pupils are counted in a class of collège level. If only one is, make an estimate for each.
grants-extras = On top
grants-next = What now
grants-ceilings = The ceilings { $row }
grants-ceilings-text = { $kind ->
    [crous] Look at the line “revenu brut global” of the notice: the last ceiling that it does not exceed gives the échelon.
   *[school] Look at the line “revenu fiscal de référence” of the notice: the last ceiling that it does not exceed gives the échelon.
  }
grants-ceilings-echelon = Échelon
grants-ceilings-most = Income, at most
grants-ceilings-year = For the year
grants-unsure = One answer is missing: “{ $question }”
grants-open = One answer is missing
grants-refused = Two answers do not go together
grants-no-scale = No scale of { $year } is on this phone.
grants-no-scale-nearest = The nearest is that of { $year }: change the year to use it.
grants-answer-now = Answer
grants-change = Change: { $question }
grants-paper = Save the estimate (PDF)
grants-file = scholarship
grants-income-line = { $line ->
    [gross] Revenu brut global: { $euros } ({ $notice } notice, income of { $earned }).
    [resources] Resources of { $earned }: { $euros }.
   *[reference] Revenu fiscal de référence: { $euros } ({ $notice } notice, income of { $earned }).
  }
grants-children-line = Row of the scale: { $row }.
grants-distance-line = { $km } km between home and studies: { $points }.
grants-others-line = { $code ->
    [students] { $count ->
        [one] Another child in higher education: { $points }.
       *[other] { $count } other children in higher education: { $points }.
      }
   *[children] { $count ->
        [one] Another dependent child: { $points }.
       *[other] { $count } other dependent children: { $points }.
      }
  }
grants-points-line = { $code ->
    [disability] Recognised disability: { $points }.
   *[carer] Carer: { $points }.
  }
grants-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
  }
grants-sum-line = { $points } in all: row of the scale { $row }.
grants-ceiling-line = Ceiling of échelon { $echelon }: { $ceiling }.
grants-next-line = Ceiling of échelon { $echelon }, which the income exceeds: { $ceiling }.
grants-capped-line = Class of collège level: échelon { $most } at most, instead of échelon { $least }.
grants-amount-line = { $kind ->
    [crous] { $payment } a month × { $count } months = { $year }.
   *[school] { $payment } a term × { $count } terms = { $year }.
  }
grants-total-line = { $count } pupils: { $amount }.
grants-measure = Measure by the communes
grants-measure-text = From { $commune }, as the crow flies. Choose the commune of your studies.
grants-measure-from = First choose the commune of your home.
grants-measured = { $km } km as the crow flies. Correct it if you know another figure.
## Terminal: bourses, one case a line
simulate-bad-json = This line is not a JSON object.
simulate-too-long = This line is too long: it was not read.
simulate-missing = this answer is missing.
simulate-integer = give a whole number, in figures, without a point or quotation marks.
simulate-bound = { $limit ->
    [least] this number does not fit: at least { $figure }.
    [most] this number does not fit: at most { $figure }.
   *[only] this number does not fit: { $figure } was expected.
  }
simulate-flag = give true or false.
simulate-text = give a word, in quotation marks, as in the examples.
simulate-object = give a JSON object.
simulate-one-of = give one of these words: { $words }.
simulate-year = for this school year it is { $year }.
simulate-no-scale = { $year ->
    [none] this is not a school year, such as 2025-2026.
   *[other] no scale of { $year } here.
  } { $nearest ->
    [none] No scale of this grant is here.
   *[other] The nearest one: { $nearest } ({ $status }).
  }
simulate-other = this command answers for { $kind } only.
scale-status = { $code ->
    [published] published
    [derived] worked out from the law
   *[carried_over] carried over from the year before
  }

## Terminal: what is written, kept, sent and followed
twin-apology = { $code ->
    [age-unfit] This age cannot be: give an age from 0 to 120, or a past date of birth.
    [amount-negative] An amount cannot be negative. Give 0 if there is no income.
    [amount-too-much] This amount is too large: check it.
    [parts-unfit] This number of parts cannot be: give 0.5 to 20, by quarters.
    [persons-unfit] This number of people cannot be: check it.
    [percent-unfit] This rate cannot be: give a number from 0 to 100.
    [answer-unreadable] An answer could not be read. “docs/rights.md” says which are accepted.
    [dialogue-unreadable] This file is no conversation that the app can read. Name another one, or delete it.
    [profile-unreadable] This profile is not a JSON object. “docs/rights.md” gives an example.
    [not-confirmed] Nothing was erased. To erase everything, add --yes.
    [incomplete] Something is still missing: nothing has left. See what with “draft check”.
    [too-late] The Region already has this application. It can be corrected or withdrawn.
    [map-not-offered] The Region offers no base map here. Run “sync”, then try again.
    [unknown-path] This form does not ask that question. “draft show” gives all of them.
    [document-infected] the antivirus refused this document
    [unknown-slot] This form does not expect a document there. “draft show” says which ones it expects.
    [nothing-to-undo] There is no earlier answer to bring back here.
    [unknown-profile] We did not find this person on this device.
    [several-profiles] Several people have this name here. Please give the id.
    [name-missing] Give a name, so that this child is found again next time.
    [not-there] We found nothing by that name here. Check the id in the list.
    [stage-forbids] This cannot be done as things stand. What was sent is taken back with “draft take-back”, a discarded draft with “draft restore”; a document still in use is kept.
    [form-closed] This application cannot be begun: the form is not here, or it is closed.
    [not-a-document] This file is not accepted. Give a PDF, a JPEG, a PNG or a WebP.
    [too-large] This file is too large. Give a smaller one: 20 MB at most for a document.
    [text-too-long] This text is too long. Shorten it, or send it in two parts.
    [document-damaged] Our copy of this document is damaged. Please give it again.
    [file-not-there] This file does not exist. Check its path.
    [file-unreadable] This file cannot be read.
    [file-exists] Another file already has this name: we did not replace it.
    [file-unwritable] We cannot write in this folder.
    [unknown-commune] Several communes have that name, or none. Give the INSEE code, the postcode or a point.
    [unknown] We did not find this sheet.
    [desk-in-use] Something was already begun on this device: we mix nothing into it. Take your export into a new folder.
    [passphrase-needed] This file is protected. Give its passphrase with --passphrase-file.
    [passphrase-wrong] This is not the passphrase of this file.
    [passphrase-short] This passphrase is too short. Take at least 10 characters.
    [export-format] This file is not an export of the app, or it is damaged. Nothing has changed here.
    [undecided] Two phones answered differently: nothing has left. “draft show” gives the answers, “draft choose” keeps one.
    [nothing-to-say] Write a message, or attach a document.
    [unknown-setting] There is no such setting. “settings” lists them all.
    [lock-closed] A code closes “My file”. Give the file it is written in with --pin-file.
    [lock-none] “My file” has no code.
    [pin-wrong] This is not the right code. After five tries one has to wait.
    [pin-wait] Too many tries: try again later. Nothing is lost.
    [pin-file-missing] Give the files the codes are written in: --pin-file, and --new-pin-file for a new code.
    [no-help] You are helping nobody here.
    [help-unsent] Not everything has left. Hand it over with "me export", or add --yes to erase everything.
    [orientation-blank] Write at least the aid and the place.
    [orientation-long] This is too long for one page. Make it shorter.
    [feedback-long] This is too long: 1,000 characters at most. Nothing has left.
    [feedback-nir] Please remove the social security number: we do not need it. Nothing was kept or sent.
    [feedback-iban] Please remove the account number (IBAN): we do not need it. Nothing was kept or sent.
    [feedback-email] Please remove the e-mail address: we do not need it. Nothing was kept or sent.
    [feedback-phone] Please remove the telephone number: we do not need it. Nothing was kept or sent.
   *[other] { apology }
  }
twin-stage = { $code ->
    [writing] draft
    [sealed] ready to leave
   *[filed] filed
  }
twin-begun = Draft begun: { $id }
twin-begun-before = You have already begun this application: { $id }. To begin another one, add --anew.
twin-no-drafts = No draft here.
twin-draft = { $title } – { $state }, { $when }
twin-draft-head = { $id } – { $stage }
twin-missing = { $count ->
    [0] Nothing is missing.
    [one] { $count } point to complete.
   *[other] { $count } points to complete.
  }
twin-papers = Documents to attach
twin-objection = The service asks you to look again at: { $label }
twin-prefilled = (taken from what you had already written)
twin-not-asked = This question is not asked at the moment ({ $path }): its answer is kept, it will not be sent.
twin-next-row = To add a row:
twin-yes-no = yes or no
twin-household = { $label } – { $part ->
    [parts] number of tax parts
   *[income] reference tax income, in euros
  }
twin-why = { $code ->
    [required] to complete
    [too-long] too long
    [not-a-number] this is not a number
    [not-a-whole-number] a whole number is expected
    [too-many-decimals] too many figures after the decimal mark
    [not-an-amount] this is not an amount in euros
    [too-small] too small
    [too-large] too large
    [not-a-date] this is not a date; for example: 14/03/2008
    [too-early] this date is too early
    [too-late] this date is too late
    [in-the-future] this date has not passed yet
    [not-yes-or-no] answer yes or no
    [not-a-choice] this choice is not offered
    [too-many] too many choices
    [too-few-rows] a row is missing
    [too-many-rows] too many rows
    [not-a-commune] the INSEE code of the commune is expected; for example: 25056
    [address-incomplete] street, postcode and town are expected
    [not-an-email] this is not an e-mail address
    [not-a-phone] this is not a telephone number
    [iban-country] no account begins like this: check the IBAN
    [iban-length] the IBAN has too few or too many characters
    [iban-key] one character of the IBAN needs checking
    [siret-length] a SIRET number has 14 figures
    [siret-key] one figure of the SIRET needs checking
    [siren-length] a SIREN number has 9 figures
    [siren-key] one figure of the SIREN needs checking
    [not-an-rna] the number of an association begins with W, followed by 9 figures or letters
    [not-tax-parts] tax parts go by quarters; for example: 2.5
    [too-few-documents] a document is missing
    [too-many-documents] too many documents
    [document-kind] the service does not take this kind of file
    [document-too-large] this document is too large
    [unknown-slot] this form does not expect this document
   *[other] to look at again
  }
twin-sent = “{ $title }” is ready. It will leave with the network, at the next update. You may close.
twin-back = “{ $title }” is a draft again. Nothing has left.
twin-asks-first = “{ $title }” may have left already: we shall ask the Region first.
twin-discarded = “{ $title }” is in the trash until { $until }.
twin-restored = “{ $title }” is out of the trash.
twin-no-documents = No document here.
twin-paper = { $kind ->
    [rib] bank details
    [tax_notice] tax notice
    [enrolment] enrolment
    [contract] contract
    [internship_agreement] internship agreement
    [statutes] statutes
    [accounts] accounts
    [budget] budget
    [minutes] minutes
    [directors] list of directors
    [quote] quote
    [plan] plan
    [energy_audit] energy audit
    [letter] letter
    [school_certificate] school certificate
    [activity_report] activity report
   *[other] other document
  }
twin-used-in = used in: { $titles }
twin-document-kept = Added: { $name } ({ $size })
twin-document-restored = “{ $name }” is out of the trash.
twin-me-exported = { $count ->
    [0] Everything is in { $file }, without documents.
    [one] Everything is in { $file }, with one document.
   *[other] Everything is in { $file }, with { $count } documents.
  }
twin-me-open = Whoever has this file can read it: keep it at home, or make it again with --passphrase-file.
twin-me-damaged = { $count ->
    [one] Our copy of one document is damaged: it is not in there. Please give it again.
   *[other] Our copy of { $count } documents is damaged: they are not in there. Please give them again.
  }
twin-me-imported = { $count ->
    [0] Everything is here again. Sign in so that what is owed goes on.
    [one] Everything is here again, with one document. Sign in so that what is owed goes on.
   *[other] Everything is here again, with { $count } documents. Sign in so that what is owed goes on.
  }
twin-outbox-empty = Nothing is waiting to leave.
twin-parcel = { $kind ->
    [envelope] Application
    [document] Document { $name }
    [message] Message
    [withdrawal] Withdrawal of the application
    [feedback] Report of an error
   *[erasure] Erasure
  }
twin-state = { $code ->
    [waiting] waiting to leave
    [travelling] on its way
    [paused] paused
    [set_aside] set aside
    [recalled] taken back
   *[delivered] arrived
  }
twin-progress = { $done } of { $total }
twin-hold = { $code ->
    [offline] no network
    [portal] a Wi-Fi page must be opened
    [intercepted] this network alters what passes: nothing was entrusted to it
    [busy] the service is busy, we will try again
    [fault] the service is not answering well, we will try again
    [wifi] waits for the Wi-Fi, as you asked
    [citizen] you paused it
    [recall] you took it back: we first ask the Region whether it has it
    [sign-in] signing in to your account is needed
    [disk-full] there is no room left on this device
    [vault-closed] the device holds the key: unlock it
    [document-damaged] our copy of this document is damaged: please give it again
    [answers-rejected] an answer needs another look
    [document-kind] the service does not take this kind of file
    [document-undeclared] the application does not announce this document
    [document-infected] this document was refused by the antivirus
    [form-unknown] the Region does not know this form
    [form-closed] the time to ask is over
    [form-withdrawn] this form was withdrawn
    [state-forbids] the application has moved on
    [too-large] too large for the service
    [quota-full] your room at the Region is full
    [mandate-expired] the mandate of the person who helps you is over
    [forbidden] this account is not allowed to
    [unknown] the Region does not find the application
    [app-too-old] this version is too old: please update the app
   *[other] refused by the service; please ask for help
  }
twin-no-applications = No application sent from here.
twin-standing = { $code ->
    [sealed] ready to leave
    [registered] registered
    [complete] complete
    [received] received by the service
    [in_review] being studied
    [to_complete] to complete
    [accepted] granted
    [refused] refused
    [withdrawn] withdrawn
    [dismissed] closed without a decision
   *[writing] draft
  }
twin-number = number { $number }
twin-step = { $when }: { $state }
twin-message = { $who ->
    [service] Message from the service, { $when }
   *[citizen] Your message, { $when }
  }
twin-receipt = { $kind ->
    [registered] Receipt of registration
    [complete] Receipt of the documents
    [received] Receipt of the service
   *[withdrawn] Receipt of withdrawal
  } no. { $number }, { $when }
twin-receipt-valid = This receipt is signed by the Region.
twin-receipt-invalid = { $code ->
    [receipt-signature] This receipt is not signed by the Region.
    [receipt-format] This file is not a receipt.
    [receipt-other] This receipt is that of another application.
   *[other] This receipt could not be verified.
  }
twin-no-receipts = No receipt for this application yet.

## Copies of drafts, and the answers of two phones
settings-drafts = Drafts
settings-copies = Keep a copy of my drafts at the Region
settings-copies-hint = You find your drafts on another phone, with the same account. What you write is then copied to the Region’s server, until you send it or put it in the trash, and 12 months at most without a change. Your documents are not copied.
settings-copies-off = If you stop, the copies made from this phone are erased. Your drafts stay here.
settings-copies-sign-in = To copy, sign in to your account.
desk-lead-copied = The Region keeps a copy of your drafts. Nothing else leaves this phone without you.
copy-held = The Region keeps a copy.
copy-leaves = Without a change, the copy at the Region will be erased on { $day }. The draft will stay on this phone.
copy-trouble = { $code ->
    [too-large] This draft is too long to be copied to the Region. It stays on this phone.
    [quota-full] Your account already has all the copies it may have at the Region. This draft stays on this phone.
   *[other] The Region did not take the copy of this draft. It stays on this phone.
  }
choices-count = { $count ->
    [one] { $count } answer to choose
   *[other] { $count } answers to choose
  }
choices-text = You answered here and on another phone. Both answers are kept. Choose, then you can send.
choices-here = On this phone, { $when }
choices-there = On the other phone, { $when }
choices-emptied = Answer erased
choices-keep = Keep this one
choices-keep-name = Keep this one: { $value }
choices-kept = Chosen. “Go back to the previous value” brings the other answer back.
paper-elsewhere = On the other phone
paper-elsewhere-text = To send from here, add this document on this phone too.
application-to-complete = The service needs something from you
application-to-complete-text = Answer it below, and attach what it asks for. If an answer in the form is wrong, correct your application instead.
application-answer = Answer and attach
application-attach = Attach documents
application-attach-hint = From your documents, or from this phone. They leave after your message.
application-attached = { $count ->
    [one] { $count } document attached
   *[other] { $count } documents attached
  }
application-attach-wallet = { $count ->
    [one] Choose from my documents ({ $count })
   *[other] Choose from my documents ({ $count })
  }
application-attach-add = Attach
application-attach-remove = Remove { $name }
application-attach-file = Add a file
application-attach-none = Write a message, or attach a document.
application-message-paper = { $code ->
    [gone] arrived
    [waiting] waits to leave
    [travelling] on its way
   *[refused] refused
  }
application-message-paper-name = { $name }, { $state }
application-message-document = Attached document
twin-choices = { $count ->
    [one] { $count } answer to choose: “draft choose”
   *[other] { $count } answers to choose: “draft choose”
  }
twin-choice-mine = mine – on this phone, { $when }: { $value }
twin-choice-theirs = theirs – on the other phone, { $when }: { $value }
twin-elsewhere = { $name } ({ $size }), on the other phone
twin-setting = { $name } = { $value }
twin-replied = Your message is ready. It leaves with the network, at the next update.
twin-copies = { $count ->
    [one] { $count } draft copied or received.
   *[other] { $count } drafts copied or received.
  }

## Form runner
form-prepare = Prepare my application
form-resume = Go on with my draft
form-back-to-card = Back to the card
form-back-to-draft = My draft
form-cannot-begin = This application cannot be prepared here
form-cannot-begin-text = The form is closed, withdrawn, or not yet on this phone. Your drafts are intact.
form-begun = { $count ->
    [one] You already have a draft
   *[other] You already have { $count } drafts
  }
form-touched = Changed on { $when }
form-for = For: { $whom }
form-for-whom = Who is this application for?
form-another-for-whom = Or begin another draft: for whom?
form-for-whom-missing = Choose whom you are preparing this application for.
form-name-missing = Write a name, so that you can find this person next time.
form-who = { $code ->
    [my-child] My child
    [my-parent] My parent
    [my-association] My association
   *[me] Myself
  }
form-who-named = { $who } ({ $name })
form-somebody-new = { $code ->
    [my-child] A child
    [my-parent] A parent I help
   *[my-association] An association
  }
form-somebody-name = Their name
form-somebody-hint = It stays on this phone. For example: Maëlle, or Les Amis du Doubs.
form-begin = Begin
form-begin-another = Begin another draft
form-promise-kept = Every answer is saved on this phone.
form-promise-offline = Everything works without a network; sending waits.
form-promise-nobody = Nothing is sent before you agree.
form-draft = Draft
form-start = Begin
form-go-on = Continue
form-progress = { $done } of { $all }
form-answered = Answers and documents ready: { $done } of { $all }
form-see-all = See all
form-see-one = One question at a time
form-review = Check and send
form-reread = Read my application
form-themes = The parts of the application
form-papers = Documents to attach
form-step = Question { $rank } of { $count }
form-next = Continue
form-next-anyway = Continue anyway
form-previous = Previous
form-not-asked = You are no longer asked this question
form-not-asked-text = Another of your answers makes it unnecessary. What you had written is kept.
form-optional = (optional)
form-from-profile = Taken from your profile
form-error = Error:
form-undo = Go back to the previous value
form-redo = Redo
form-undo-name = Go back to the previous value: { $label }
form-redo-name = Redo: { $label }
form-saved = Saved on this phone, { $when }
form-saving = Saving
form-not-saved = Not saved yet
form-trouble = { $code ->
    [disk-full] There is no room left on this phone. What you wrote stays on screen. Free some room, then try again.
    [desk-closed] Your file is closed: the phone keeps its key. Unlock it, then try again.
    [stage-forbids] This application is already ready to leave. Take it back to change it.
    [form-closed] The form has changed again, or is closed. Your answers are intact. Go back to your draft.
    [undecided] Two phones answered differently. First choose which answer to keep. Nothing has left.
   *[other] We could not save. What you wrote stays on screen. Try again.
  }
form-length = { $length } characters of { $max }
form-yes = Yes
form-no = No
form-several = You may choose several.
form-several-at-most = At most { $max } answers.
form-street = Number and street
form-postcode = Postcode
form-town = Town
form-change = Change
form-change-name = Change: { $name }
form-tax-parts = Number of tax parts
form-tax-parts-help = For example 2.5. It is on the tax notice.
form-tax-income = Reference tax income
form-tax-income-help = In euros, on the first page of the tax notice.
form-row = No. { $number }
form-row-field = { $group } (no. { $row }): { $field }
form-row-add = Add another
form-row-remove = Remove no. { $number }: { $label }
form-row-removed = Removed.
form-rows-full = You have reached the maximum: { $max }.
form-put-back = Undo
form-paper-rules = { $max ->
    [one] One document
   *[other] Up to { $max } documents
  }. Accepted formats: { $formats }. At most { $size } each.
form-paper-facts = { $format }, { $size }
form-paper-remove = Remove { $name }
form-paper-known = Already in your documents
form-paper-others = { $count ->
    [one] Another document of yours
   *[other] { $count } other documents of yours
  }
form-paper-use = Attach
form-paper-use-name = Attach { $name }
form-paper-pick = Choose a file
form-paper-adding = Adding
form-paper-added = Added. { $name }
form-paper-removed = { $name } is removed from here. It stays in your documents.
form-paper-refused = { $code ->
    [not-a-document] This file is not in an accepted format. Choose a { $formats } file.
    [too-large] This file is too heavy: { $size } at most. Choose a lighter version.
    [too-big] This file is too heavy: { $size } at most. Choose a lighter version.
    [unreadable] We could not read this file. Check that it opens, then choose it again.
    [disk-full] There is no room left on this phone. Free some room, then choose the file again.
    [picture-heic] { apology }
    [picture-too-large] { apology }
    [picture-broken] { apology }
    [pdf-broken] { apology }
    [pdf-locked] { apology }
    [pdf-too-long] { apology }
    [pdf-packed] { apology }
   *[other] We could not add this file. Your other documents are intact. Try again.
  }
form-format = { $code ->
    [application-pdf] PDF
    [image-jpeg] JPEG
    [image-png] PNG
    [image-webp] WebP
   *[other] HEIC
  }
form-missing-answers = { $count ->
    [one] { $count } answer is missing
   *[other] { $count } answers are missing
  }
form-missing-papers = { $count ->
    [one] { $count } document is missing
   *[other] { $count } documents are missing
  }
form-to-mend = { $count ->
    [one] { $count } answer to correct
   *[other] { $count } answers to correct
  }
form-objections = { $count ->
    [one] The service has pointed out one thing
   *[other] The service has pointed out { $count } things
  }
form-objection = { $code ->
    [required] The service expects an answer here.
    [document-kind] The service does not accept this kind of document.
    [document-too-large] The service finds this document too heavy.
    [document-infected] The Region’s antivirus refused this document. Attach another copy.
    [iban-key] The service does not recognise this IBAN.
   *[other] The service asks you to look at this answer again.
  }
form-incomplete = { $count ->
    [one] There is { $count } point to settle before sending. It is listed at the top of the page.
   *[other] There are { $count } points to settle before sending. They are listed at the top of the page.
  }
form-review-title = Read and send
form-no-answer = No answer
form-send-title = What “Send” does
form-send-online = Your application is frozen, then leaves for the Region. Without a network, it leaves as soon as the network is back.
form-send-offline = You are offline. Your application will be ready: it leaves as soon as the network is back.
form-send-then-sign-in = You will then sign in, in your browser. Your application will already be kept here.
form-send-after = As long as nothing has left, you can take it back.
form-send = Send my application
form-remember = Remember these details
form-remember-hint = Name, address, bank account and household income will serve your next application. They stay on this phone.
form-sealed = Your application is ready
form-sealed-text = It leaves as soon as the network is back. If there is one, it leaves now.
form-sealed-kept = It is kept on this phone, as you checked it. It will leave once you have signed in.
form-sealed-close = You may close the app.
form-take-back = Take my application back
form-take-back-hint = To correct something, as long as nothing has left.
form-take-back-asks = It may have left already. We ask the Region first; your application comes back here if it does not hold it.
form-take-back-late = The Region has it already. You can correct or withdraw it from My file.
form-filed = The Region has registered your application
form-number = Number { $number }
form-filed-on = Sent on { $when }
form-discard = Delete the draft
form-trashed = Draft deleted
form-trashed-text = It is in the bin until { $day }, with all its answers.
form-restore = Undo the deletion
form-no-draft = Draft not found
form-no-draft-text = This draft is not on this phone. Your other drafts are intact.
form-withdrawn = The Region has withdrawn this form.
form-closed = This form can no longer be filed.
form-too-early = Filing opens on { $day }. You can prepare now.
form-late = The deadline has passed. Your application will be registered late.
form-closing = This form closes soon.
form-closes = Filing is possible until { $when }.
form-kept-readable = Your draft stays here. You can read it and copy it as text.
form-changed = The form has changed
form-changed-text = Your answers are intact. See what changes, then decide.
form-see-changes = See what changes
form-changes-title = What changes
form-changes-lead = Nothing is erased. You decide.
form-up-to-date = Your draft follows the latest version
form-kept = { $count ->
    [0] No answer kept as it is
    [one] { $count } answer kept as it is
   *[other] { $count } answers kept as they are
  }
form-to-review = { $count ->
    [one] { $count } answer to read again
   *[other] { $count } answers to read again
  }
form-new = { $count ->
    [one] { $count } new question
   *[other] { $count } new questions
  }
form-aside = Answers not carried over
form-aside-text = The new version no longer asks for them. They are kept here, and will not be sent.
form-papers-aside = { $count ->
    [one] { $count } document no longer asked for
   *[other] { $count } documents no longer asked for
  }
form-doubt-rewritten = The answer is written differently.
form-doubt-other-type = The question expects another kind of answer.
form-doubt-refused = The new version no longer accepts it as it is.
form-pass = Move to the new version
form-keep-mine = Keep my version
form-as-text = Copy as text
form-as-text-title = My answers as text
form-as-text-lead = To keep them elsewhere or show them to somebody.
form-as-text-label = All the answers
form-copy = Copy all
form-copied = Copied.
form-selected = The text is selected: copy it with your device’s own commands.
form-hint = { $kind ->
    [date] Day, month, year. For example: 14/03/2008
    [money] In euros. For example: 1,250.50
    [iban] It begins with FR76 in France. Spaces are fine.
    [siret] 14 figures.
    [siren] 9 figures.
    [rna] A W and 9 figures.
    [phone] For example: 06 12 34 56 78
    [email] For example: first.last@example.org
   *[unknown] This type of question is recent. Update the app; you can already answer as text.
  }
form-understood-day = Understood: { $day }
form-understood-amount = Understood: { $amount }
form-key-fits = Complete number, the key is right
form-amount = €{ $amount }
form-thousands = ,
form-problem = { $code ->
    [required] Answer this question to be able to send the application.
    [too-long] It is too long: { $limit } characters at most. Shorten it a little.
    [not-a-number] Write a number in figures, for example 12.
    [not-a-whole-number] Write a whole number, without decimals.
    [too-many-decimals] Keep fewer figures after the decimal mark.
    [not-an-amount] Write an amount in figures, for example 1,250.50.
    [too-small] It is too small: at least { $limit }.
    [too-large] It is too large: at most { $limit }.
    [not-a-date] Write a date that exists, for example 14/03/2008.
    [too-early] This date is too early: not before { $limit }.
    [too-late] This date is too late: not after { $limit }.
    [in-the-future] This date has not come yet. Check the year.
    [not-yes-or-no] Choose yes or no.
    [not-a-choice] Choose one of the answers.
    [too-many] Choose at most { $limit } answers.
    [too-few-rows] Add more: at least { $limit } are needed.
    [too-many-rows] Remove some: { $limit } at most.
    [not-a-commune] Choose a commune from the list.
    [address-incomplete] The street, the postcode or the town is missing.
    [not-an-email] Check the address: it needs an @ and a dot, for example first.last@example.org.
    [not-a-phone] Check the number: ten figures in France, or a + and the country.
    [iban-country] An IBAN begins with two letters for the country, such as FR.
    [iban-length] Characters are missing, or there are too many. A French IBAN has 27.
    [iban-key] One character of the IBAN is not right. Copy it again from the RIB.
    [siret-length] A Siret number has 14 figures.
    [siret-key] One figure of the Siret is not right. Copy it again.
    [siren-length] A Siren number has 9 figures.
    [siren-key] One figure of the Siren is not right. Copy it again.
    [not-an-rna] An RNA number is a W followed by 9 figures.
    [not-tax-parts] Tax parts go by quarters: 1, 1.25, 1.5, 1.75, 2…
    [too-few-documents] Attach one more document.
    [too-many-documents] Remove a document: there are too many.
    [document-kind] A document is not in an accepted format. Remove it, and attach another.
    [document-too-large] A document is too heavy. Remove it, and attach a lighter version.
   *[other] This document is not asked for here. Remove it.
  }

## Mon dossier: what leaves, what was sent
outbox-title = To be sent
outbox-lead = Everything leaves by itself as soon as the network returns. You can close the app.
outbox-none = Nothing is waiting
outbox-none-text = What you send without a network will wait here.
outbox-other = Other item
outbox-up = Send earlier: { $title }
outbox-down = Send later: { $title }
outbox-pause = Pause
outbox-pause-name = Pause: { $title }
outbox-resume = Let it leave
outbox-resume-name = Let it leave: { $title }
outbox-take-back = Take the draft back
outbox-take-back-name = Take the draft back: { $title }
outbox-follow = See the application
outbox-progress = { $done } of { $whole } received by the Region
outbox-cancel = Remove this item
outbox-cancel-name = Remove this item: { $title }
outbox-what = { $code ->
    [envelope] Your answers
    [document] Document
    [message] Your message
    [withdrawal] The withdrawal of your application
    [feedback] Your report
   *[other] The erasure of your data
  }
outbox-ready = Leaves as soon as possible
outbox-behind = Leaves after your answers
outbox-travelling = On its way
outbox-delivered = Received by the Region
outbox-recalled = Removed
outbox-busy = The service is busy. Next try: { $when }.
outbox-why = { $code ->
    [offline] No network. It waits for its return.
    [portal] This Wi-Fi asks you to open a page. Open your browser, accept, then come back.
    [intercepted] This network filters the connection. We sent nothing.
    [fault] The Region’s service has a problem. We will try again.
    [wifi] Waits for the Wi-Fi, as you asked in the settings.
    [citizen] Paused, as you asked.
    [recall] You want this draft back. We first ask the Region whether it has received it.
    [sign-in] Sign in to your account to send it.
    [disk-full] There is no room left on this phone. Free some, then let it leave again.
    [vault-closed] The phone holds the key of your file. Unlock it.
   *[other] Our copy of this document is damaged. Add it again.
  }
outbox-refused = { $code ->
    [feedback] The Region did not take this report. Remove it, then write it in another way.
    [answers-rejected] The Region asks you to look at some answers again. Your draft is open again.
    [document-kind] The service does not take this kind of file.
    [document-undeclared] No application announces this document.
    [document-infected] The Region’s antivirus refused this document. Add another copy.
    [form-unknown] The Region does not know this form. Your draft is open again.
    [form-closed] The time to apply is over. Your draft is kept.
    [form-withdrawn] This form was withdrawn. Your draft is kept.
    [id-reused] A problem in our app prevents the sending. Please tell the service.
    [state-forbids] The application has moved on: this can no longer be sent.
    [too-large] This file is too large.
    [quota-full] Your space at the Region is full.
    [media-type] A problem in our app prevents the sending. Please tell the service.
    [mandate-expired] Your mandate is over: ask for a new one.
    [forbidden] Your account may not send this.
    [unknown] The Region does not find this application.
    [app-too-old] Update the app to send.
    [sealed-elsewhere] This application was sent from another phone while you were writing it here. This draft has become a correction of that application: what you wrote here is not lost.
   *[other] The Region refused this item. Please tell the service.
  }
application-title = My application
application-none = Application not found
application-none-text = It is not on this phone, or belongs to another account.
application-state = { $code ->
    [writing] Draft
    [sealed] Ready to leave
    [registered] Registered
    [complete] Complete
    [received] Received by the service
    [in_review] Under review
    [to_complete] To be completed
    [accepted] Accepted
    [refused] Refused
    [withdrawn] Withdrawn
   *[other] Closed without a decision
  }
application-means = { $code ->
    [writing] It is still on this phone.
    [sealed] A copy is ready. It will leave as soon as possible.
    [registered] The Region has your answers. Your documents follow.
    [complete] The Region has your answers and all your documents, and checked them.
    [received] The service has confirmed that it has your application.
    [in_review] The service is studying your application.
    [to_complete] The service asks you for something. Read its message, then answer it.
    [accepted] The service said yes.
    [refused] The service said no. Its message says why and what to do.
    [withdrawn] You withdrew this application.
   *[other] The service closed this application without a decision.
  }
application-as-of = as of { $when }
application-number = Number to quote:
application-timeline = The steps
application-sealed-here = Ready on this phone
application-receipts = Your acknowledgements
application-receipts-text = The Region signs each acknowledgement. The app checked its signature on this phone.
application-receipts-help = What does each acknowledgement mean?
application-receipts-help-text = Registration, receipt: what the law says, and how soon
application-receipt = { $code ->
    [registered] Acknowledgement of registration
    [complete] Complete file
    [received] Acknowledgement of receipt
   *[other] Acknowledgement of withdrawal
  }
application-receipt-proves = { $code ->
    [registered] It proves that the Region registered your application on that date.
    [complete] It proves that the Region received each of your documents, without error.
    [received] It proves that the service in charge has received your application.
   *[other] It proves that the Region registered the withdrawal of your application.
  }
application-receipt-on = On { $when }, no. { $number }
application-in-time = In time.
application-late = After the deadline.
application-fingerprint = Fingerprint: { $text }
application-messages = Messages
application-from-agent = The service
application-from-you = You
application-reply-label = Write to the service
application-reply-hint = Your message will leave as soon as the network allows.
application-reply-send = Send the message
application-actions = What you can do
application-correct = Correct my application
application-correct-text = A correction is a new application, linked to this one. This one stays readable.
application-withdraw = Withdraw my application
application-withdraw-text = The service will no longer study this application. You can make another one.
application-withdraw-yes = Yes, withdraw it
application-withdraw-no = No, keep it
desk-leaving = What is leaving
desk-owed = { $count ->
    [0] Nothing is waiting
    [one] { $count } item is waiting
   *[other] { $count } items are waiting
  }
desk-refused = { $count ->
    [0] Nothing was refused
    [one] { $count } item was refused: see why
   *[other] { $count } items were refused: see why
  }
desk-drafts = Drafts
desk-for = For { $name }
desk-touched = Changed on { $when }
desk-missing = { $count ->
    [0] nothing is missing
    [one] { $count } answer is missing
   *[other] { $count } answers are missing
  }
desk-closes = To be sent before { $when }
desk-discard = Move to the bin: { $title }
desk-sent = Applications
desk-unread = { $count ->
    [0] No message
    [one] { $count } message to read
   *[other] { $count } messages to read
  }
desk-withdrawing = Withdrawal under way
desk-trash = Bin
desk-trash-text = What is here is kept for thirty days.
desk-restore = Put back
desk-restore-name = Put back: { $title }
gateway-infected = The Region’s antivirus refused the document “{ $document }”. Your application has not gone to the service. Make a correction, with another copy of this document.
gateway-leaves = This application, its documents and its messages will be erased from our servers on { $until }. What is on your phone stays there.
gateway-prefilled = Your application goes on at { $portal }. Your answers are already written there, at this address: { $link } Read everything again there before you send it: what that site does not understand is missing, without a word about it. Do it before { $until }: after that, what is prefilled there is erased. Nothing is lost here.
gateway-prefilled-documents = Your documents cannot go from here to { $portal }. Attach them yourself on that site: { $documents }. They stay ready in “Documents”.

# Sign-in: the pages that a browser shows, and the letter with the code.
gateway-app = Ma Région & moi
gateway-region = Bourgogne-Franche-Comté
gateway-sign-in-title = Sign in
gateway-sign-in-text = Sign in to send your applications and to follow them. Your drafts stay on your device.
gateway-sign-in-with-franceconnect = Sign in with FranceConnect
gateway-sign-in-franceconnect-is = FranceConnect is the solution offered by the French State to make signing in to your online services safer and simpler.
gateway-sign-in-franceconnect-what = What is FranceConnect?
gateway-sign-in-franceconnect-window = What is FranceConnect? – new window
gateway-sign-in-franceconnect-address = https://franceconnect.gouv.fr/
gateway-sign-in-with = Sign in with { $label }
gateway-sign-in-or = or
gateway-sign-in-email-title = Receive a code by e-mail
gateway-sign-in-email-label = Your e-mail address
gateway-sign-in-email-hint = Example: name@example.com. We send a code of six figures there. Always use the same address to find your applications again.
gateway-sign-in-email-send = Receive a code
gateway-sign-in-email-wrong = this address is not complete. An address looks like name@example.com.
gateway-sign-in-code-title = Enter the code you received
gateway-sign-in-code-sent = A code is on its way to { $address }. It is good for ten minutes, in this browser only.
gateway-sign-in-code-late = It does not arrive? Look among unwanted mail. An address receives five codes an hour at most.
gateway-sign-in-code-label = Code received by e-mail
gateway-sign-in-code-hint = Six figures, for example 123 456.
gateway-sign-in-code-send = Go on with this code
gateway-sign-in-code-again = Choose another means or another address
gateway-sign-in-code-wrong = { $left ->
    [1] this code is not the right one. You have one try left.
   *[other] this code is not the right one. You have { $left } tries left.
  }
gateway-sign-in-code-spent = this code can no longer be used. Ask for another one below.
gateway-consent-title = Open the app
gateway-consent-who = You are identified as { $name }.
gateway-consent-may = The app “Ma Région & moi” will be able, in your name:
gateway-consent-file = to send the applications and documents that you have prepared;
gateway-consent-follow = to follow your applications and read the services’ messages;
gateway-consent-take-back = to withdraw an application, when you choose to.
gateway-consent-never = It will send nothing without you. You can sign out at any time.
gateway-consent-agree = Continue to the app Ma Région & moi
gateway-consent-back = You asked for nothing? Close this page: nobody will be signed in.
gateway-already-title = You are already signed in
gateway-already-text = You are already signed in: there is nothing to begin again.
gateway-already-go-on = Continue
gateway-already-done = You are signed in. You can close this page and go back to the app.
gateway-trouble-title = Signing in did not succeed
gateway-trouble-error = Error:
gateway-trouble-code = If you ask for help, give this word: { $code }
gateway-trouble-safe = Your drafts and your applications are kept on your device.
gateway-trouble-away = { $name } does not answer at the moment. Choose another means, or try again later.
gateway-trouble-refused = { $name } could not confirm to us who you are. Try again, or choose another means.
gateway-trouble-gave-up = You did not finish identifying yourself. You can begin again, or choose another means.
gateway-trouble-request = This page opens from the app only. Go back to the app, then begin again.
gateway-trouble-browser = This is not the browser that began signing in, or it refuses cookies. Go back to the app, then begin again.
gateway-trouble-over = This page was used already, or is more than half an hour old. Go back to the app, then begin again.
gateway-trouble-form = This page is no longer the right one. Go back to the app, then begin again.
gateway-trouble-closed = Signing in is not open here yet. You will be able to send your applications as soon as it is.
gateway-trouble-ours = A problem on our side interrupted signing in. Try again in a few minutes.
gateway-trouble-too-many = Too many pages were asked for from this address. Try again in { $seconds } seconds.
gateway-sign-out-title = Sign out
gateway-sign-out-text = The app will be signed out of your account. Your drafts and your applications stay on your device.
gateway-sign-out-agree = Sign me out
gateway-signed-out-title = Signing out
gateway-signed-out-text = You are signed out. You can close this page and go back to the app.
gateway-signed-out-nothing = Nobody is signed in from this browser. You can close this page.
gateway-letter-subject = { $code } is your code for Ma Région & moi
gateway-letter =
    Hello,

    Your code to sign in to Ma Région & moi: { $code }

    It is good for ten minutes. Type it into the page that waits for it, and give it to nobody: the Region will never ask you for it.

    You asked for nothing? Do nothing: without this code, nobody signs in.

    The Region Bourgogne-Franche-Comté

# The public agenda in other programs, and the report that each organiser reads.
gateway-events-title = What’s on in Bourgogne-Franche-Comté
gateway-events-text = What takes place near you, published by the Region from the agendas of organisers.
gateway-events-product = -//Région Bourgogne-Franche-Comté//Ma Région et moi//EN
gateway-events-cancelled = Cancelled: { $title }
gateway-events-postponed = Postponed: { $title }
gateway-events-full = Full: { $title }
gateway-events-moved-online = Online only: { $title }
gateway-events-free = Free.
gateway-events-price = Price: { $price }
gateway-events-online = Online: { $address }
gateway-events-booking = To book or to ask: { $way }
gateway-events-source = Source: { $source }
gateway-report-title = Your agenda, as we read it
gateway-report-whose = Report of the reading of the agenda: { $organiser }. Nothing links to this page. Only those to whom you give its address see it.
gateway-report-never = This agenda has never been read as a whole yet.
gateway-report-read = Last successful reading: { $when }.
gateway-report-failed = The last attempt, on { $when }, did not succeed. What was read before stays published.
gateway-report-failure = { $code ->
    [fetch] Your site did not answer, or its robots.txt does not let us read this address. Check that the address opens in a browser.
    [forbidden-address] The address must begin with https and lead to a public server.
    [too-large] The file is too large. Publish only the events to come.
    [not_the_feed] At this address there is something else than an agenda, a web page perhaps. Give us the address of the iCalendar or CSV export.
    [truncated] The file stops in the middle. Export it again.
    [empty] The file holds no event.
    [missing_field] A compulsory column is missing: “titre” or “date”.
    [setting] The address is not set on our side yet. There is nothing for you to do.
   *[other] The trouble is on our side. We will try again at the next reading.
  }
gateway-report-count-read = { $count ->
    [one] { $count } event read
   *[other] { $count } events read
  }
gateway-report-count-accepted = { $count ->
    [one] { $count } new or changed
   *[other] { $count } new or changed
  }
gateway-report-count-unchanged = { $count ->
    [one] { $count } unchanged
   *[other] { $count } unchanged
  }
gateway-report-count-refused = { $count ->
    [one] { $count } refused
   *[other] { $count } refused
  }
gateway-report-refused-title = What was refused, and why
gateway-report-repaired-title = What was taken, with a touch
gateway-report-reason = { $code ->
    [no_period] A date is missing or cannot be read. Write the day and the hour of each event.
    [over] All dates are past. There is nothing for you to do.
    [duplicate_id] The same identifier is used twice: the latest version is kept.
    [not_published] The event is marked as private. It is not published.
    [missing_field] Compulsory information is missing, such as the title.
    [outside_region] The place is not in Bourgogne-Franche-Comté.
    [commune_ambiguous] We did not recognise the commune. Add its postcode or its INSEE code.
    [commune_merged] The commune was recognised by its name or by a former commune.
    [no_place] The place is not said. The event is published without one.
    [coordinates_outside] The coordinates lie far from the commune. The centre of the commune stands for them.
    [too_large] There are too many dates for one event.
    [too_long] The text is long. It is published shortened.
    [floating_time] The hour is written without a time zone. It is read as the hour of Paris.
    [unknown_zone] The time zone is not known. The hour is read as the hour of Paris.
    [rule_unreadable] The rule of repetition cannot be read. Only the dates written one by one are published.
    [range_ignored] A change was meant for all later dates. It is applied to one date only: check the others.
    [periods_merged] Many dates were grouped. All of them are kept.
    [dates_unreadable] A date or an hour cannot be read. The event is published without it.
    [date_rewritten] A date was rewritten in the usual form.
    [markup_removed] Formatting was taken out of the text.
    [personal_data_removed] Data of persons (name, e-mail, mobile number) were taken out. Give a contact of the organisation instead.
    [link_made_absolute] An incomplete link was completed.
    [link_unreadable] A link does not open. It was taken out.
    [encoding] The file is not in UTF-8. It was converted.
    [unknown_value] A word is not one of those that we know, for the state of the event for instance.
    [unknown_key] A part of the file is no event. It is not read.
    [unreadable_value] A value cannot be read. It was left out.
    [unknown_territory] The communes are not known on our side yet. There is nothing for you to do.
   *[other] Another remark: { $code }
  }
gateway-report-times = { $count ->
    [one] once
   *[other] { $count } times in all
  }
gateway-report-help-title = And now?
gateway-report-help = Correct your agenda: the next reading will take it into account. This report names no contributor, and the address of your agenda is not in it.

# The papers that the app makes.
sheet-recap = Summary of your application
sheet-recap-draft = Summary of your draft
sheet-recap-file = summary
sheet-receipt-file = { $code ->
    [registered] registration
    [complete] complete
    [received] receipt
   *[other] withdrawal
  }
sheet-not-sent = This is a draft. It is not sent yet.
sheet-number = Number to quote
sheet-state = Where it stands
sheet-state-as-of = { $state }, as of { $when }
sheet-for = For
sheet-touched = Changed on
sheet-sealed = Ready on the device on
sheet-deadline = Deadline
sheet-deadline-at = { $code ->
    [in-time] { $when }. You are in time.
    [late] { $when }. You are past the deadline.
   *[open] { $when }
  }
sheet-form = Form
sheet-form-version = { $title }, version { $version }
sheet-made = Paper made on
sheet-paris = { $when } (Paris time)
sheet-answers-elsewhere = Your answers are not on this device. The Region has them.
sheet-documents = Documents
sheet-no-documents = No document.
sheet-document = { $format }, { $size }
sheet-digest = SHA-256 fingerprint: { $digest }
sheet-receipts = Acknowledgements of the Region
sheet-receipt-line = { $when }, no. { $number }
sheet-not-proof = The app made this paper from what is on this device. Only acknowledgements signed by the Region are proof.
sheet-law-title = What the law says
sheet-law = { $code ->
    [registered] This is the electronic acknowledgement of registration of article L112-11 of the French code of relations between the public and the administration (in force since 9 October 2016). The administration gives it when it does not send the acknowledgement of receipt at once. It bears the date on which what you sent arrived.
    [complete] The law does not ask for this acknowledgement. The Region gives it besides: each document was read back whole, and its fingerprint is right.
    [received] This is the electronic acknowledgement of receipt of articles L112-3 and L112-11 of the French code of relations between the public and the administration (in force since 9 October 2016). The administration gives one for every application sent electronically.
   *[other] The law does not ask for this acknowledgement. The Region gives it besides: it registered that you withdraw your application.
  }
sheet-received = { $code ->
    [registered] Arrived at the Region on
    [complete] Complete on
    [received] Received by the service on
   *[other] Withdrawal registered on
  }
sheet-issued = Acknowledgement signed on
sheet-service = Service
sheet-delay = Announced time for an answer
sheet-unnamed-document = Document
sheet-verified = Arrived whole: { $when }
sheet-not-verified = Not whole yet when this acknowledgement was signed
sheet-proof-title = What proves it
sheet-answers-digest = Fingerprint of your answers (SHA-256)
sheet-own-digest = Fingerprint of this acknowledgement (SHA-256)
sheet-before-digest = Fingerprint of the one before it in the Region’s register (SHA-256)
sheet-place = Place in that register
sheet-keys = Key that signed
sheet-check-title = How to verify it
sheet-check-number = Give the number { $number } to the service: it finds your application.
sheet-check-file = This PDF holds the signed acknowledgement, as an attachment: { $name }.
sheet-check-code = The square below holds the signed acknowledgement as well. A telephone’s camera reads it.
sheet-check-code-digest = The square below holds the fingerprint of this acknowledgement, which is too long to fit.
sheet-check-tool = The app verifies the signature without a network. In a terminal: ma-region receipts verify, then the file that holds the acknowledgement or the text of the square.
sheet-check-change = If a single sign was changed, the signature is no longer good.
sheet-code-told = Square code (QR) that holds the signed acknowledgement or its fingerprint.
sheet-attached-told = Acknowledgement signed by the Region
paper-recap = Save the summary (PDF)
paper-receipt = Save this acknowledgement (PDF)
paper-receipt-name = Save this acknowledgement (PDF): { $title }
paper-saved = Saved here: { $path }
paper-in-clear = This file is yours. The app no longer protects it: anyone who uses this device can open it.
paper-trouble = { $code ->
    [file-unwritable] We cannot write in the downloads folder. Nothing is lost. Make room, then try again.
    [file-exists] Too many files have that name already. Tidy the downloads folder, then try again.
    [not-drawn] We could not make this paper. Your answers are safe.
   *[other] { apology }
  }

# What is due.
deadlines-title = Deadlines
deadlines-lead = Your dates, the nearest first: applications, documents, kept sheets, outings, school.
deadlines-none = Nothing to do for now
deadlines-none-text = The dates of your drafts, of your documents and of the sheets you keep will come here.
deadlines-coming = Coming
deadlines-past = Past lately
deadlines-nothing-next = No date ahead
deadlines-export = Put in my calendar
deadlines-export-text = The app writes a file (.ics) that your calendar can open. It reminds you seven days before, then the day before, and sooner if you choose so here.
deadlines-file = deadlines
deadlines-kinds = What you want to see
deadlines-kind = { $code ->
    [applications] Applications
    [aids] Kept aids
    [documents] Documents
    [school] School
    [outings] Outings
   *[all] All
  }
deadlines-lead-choice = Remind me
deadlines-lead-none = A week before, then the day before
deadlines-lead-days = Also { $days } days before
deadlines-product = -//Ma Région & moi//Deadlines//EN
deadline-what = { $code ->
    [draft] Last moment to send
    [draft-late] Still accepted until then, late
    [arrive] Must have arrived at the Region
    [whole] All documents must have arrived
    [document] Last day it is valid
    [closes] Last day to apply
    [correct] The service waits for your answer
    [outing] Kept outing
    [campaign-opens] Applications open
    [campaign-closes] Last day to apply
    [holidays] School holidays begin
   *[opens] Applications open
  }
deadline-to-do = { $code ->
    [draft] Read your draft again and send it. Without a network it will wait: allow some time.
    [draft-late] The deadline is past, but the application is still accepted until then. Send it.
    [arrive] Your application is ready but has not arrived. Open the app where there is a network.
    [whole] Documents are missing. Open the app where there is a network.
    [document] Ask for a newer document and add it.
    [closes] Prepare your application before this day.
    [correct] Read what the service asks for, and answer before this date.
    [outing] Check the hour before you leave.
    [campaign-opens] You can apply from this day on.
    [campaign-closes] Apply before the end of this day.
    [holidays] Last day of school: the day before.
   *[opens] You can apply from this day on.
  }
deadline-named = { $what }: { $title }
deadline-next = { $when }: { $what }, { $title }
deadline-left = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
  }
deadline-is-past = past
deadline-hour = { $day }, { $hour }:{ $minute }

# Whom the citizen applies for.
profiles-title = Whom you apply for
profiles-lead = You, a child, a parent, an association. What is kept here fills in your next applications. Nothing leaves this phone.
profiles-link-text = You, your family, your association: what is filled in for you
profiles-none = Nobody yet
profiles-none-text = Add somebody below, or tick “Keep these details” when you send an application.
profiles-known = { $count ->
    [0] Nothing is kept
    [one] { $count } answer kept
   *[other] { $count } answers kept
  }
profiles-add = Add somebody
profiles-add-who = Who is it?
profiles-add-do = Add
profiles-trash = Deleted lately
profiles-trash-until = Erased for good on { $day }
profiles-restore = Undo the deletion
profiles-restore-name = Undo the deletion: { $name }
profile-missing = Nobody is here
profile-missing-text = This profile was deleted, or it is on another device. Your drafts are safe.
profile-lead = These answers are taken over when you begin an application for this person. You can change them in each application.
profile-name = Name, for you to tell them apart
profile-name-hint = It never leaves with an application.
profile-name-save = Change the name
profile-saved = Saved on this phone.
profile-answers = What is kept
profile-answers-none = Nothing yet.
profile-edit = Change
profile-edit-name = Change: { $question }
profile-forget = Forget
profile-forget-name = Forget: { $question }
profile-more = Give other answers in advance
profile-more-text = These are the questions that the applications of this app ask. Answer those you wish.
profile-part = { $code ->
    [applicant] The person who applies
    [guardian] The legal guardian
    [pupil] The pupil
    [contact] To reach you
    [association] The association
   *[household] The household
  }
profile-give = Answer
profile-give-name = Answer: { $question }
profile-keep = Keep
profile-cancel = Cancel
profile-empty = Give an answer, or cancel.
profile-delete = Delete this profile
profile-delete-what = { $answers ->
    [0] No answer is kept.
    [one] The answer kept will be deleted.
   *[other] The { $answers } answers kept will be deleted.
  } { $used ->
    [0] No application was begun for this person.
    [one] The application begun for them stays, with its answers.
   *[other] The { $used } applications begun for them stay, with their answers.
  } You have thirty days to change your mind.
profile-delete-yes = Yes, delete
profile-delete-no = No, keep
profile-deleted = Profile deleted. You can have it back for thirty days.

## Documents: the wallet
documents-title = My documents
documents-lead = Given once, they serve several applications. They stay on this phone, protected, as long as you send nothing.
documents-count = { $count ->
    [0] No document kept
    [one] { $count } document kept
   *[other] { $count } documents kept
  }
documents-add = Add a document
documents-add-text = A photo or a file: JPEG, PNG, WebP or PDF. We set the photo upright and remove its place and date.
documents-pick = Choose files
documents-pick-more = Add a page or a file
documents-reading = Reading
documents-tray = To check before adding
documents-preparing = Preparing the preview
documents-preview = Preview of { $name }
documents-ready = { $format }, { $size }
documents-turn-left = Turn left
documents-turn-right = Turn right
documents-turn-name = { $turn }: { $name }
documents-grey = In grey
documents-grey-hint = Lighter, and often easier to read.
documents-crop = Crop
documents-crop-text = Take away what sticks out around the page.
documents-crop-side = { $side ->
    [left] Take away on the left
    [top] Take away at the top
    [right] Take away on the right
   *[bottom] Take away at the bottom
  }
documents-crop-share = { $share }%
documents-up = Move { $name } up
documents-down = Move { $name } down
documents-take-out = Do not add { $name }
documents-together = You chose several photos
documents-together-one = One PDF of { $count } pages
documents-together-each = One document per photo
documents-name = Name of the document
documents-name-hint = To find it again. Example: bank details of the joint account.
documents-name-missing = Give the document a name.
documents-kind-label = What is it?
documents-kind = { $kind ->
    [rib] Bank details (RIB)
    [tax_notice] Tax notice
    [enrolment] Enrolment
    [contract] Contract
    [internship_agreement] Internship agreement
    [statutes] Statutes
    [accounts] Accounts
    [budget] Forecast budget
    [minutes] Minutes of a meeting
    [directors] List of directors
    [activity_report] Activity report
    [quote] Quote
    [plan] Plan
    [energy_audit] Energy audit
    [letter] Letter
    [school_certificate] School certificate
   *[other] Other document
  }
documents-until = Valid until (optional)
documents-until-hint = Example: 31/12/2027. We warn you thirty days before.
documents-until-wrong = Write a date, for example 31/12/2027, or leave it empty.
documents-keep = Add to my documents
documents-adding = Adding
documents-added = Added: { $name }
documents-list = Documents kept
documents-facts = { $kind } · { $format }, { $size }
documents-used = Used in: { $titles }
documents-unused = Not used yet
documents-change = Change
documents-change-name = Change { $name }
documents-save = Save
documents-cancel = Cancel
documents-discard = Delete { $name }
documents-needed = An application still needs it: it cannot be deleted.
documents-none = Nothing is kept yet
documents-none-text = Take a photo of your bank details or tax notice: you will have it at hand for each application.
documents-trash = Deleted documents
documents-trash-text = Each is kept for thirty days.
documents-trash-until = Kept until { $when }
documents-set = File of an association
documents-set-text = What services most often ask of an association. Tick what you want to gather in one file.
documents-set-missing = { $kind }: nothing kept
documents-set-warning = { $count ->
    [one] A ticked document is no longer valid, or soon will not be. It goes all the same: remember to renew it.
   *[other] { $count } ticked documents are no longer valid, or soon will not be. They go all the same: remember to renew them.
  }
documents-set-none = Tick at least one document.
documents-export = Save the ZIP file
documents-exporting = Saving
documents-export-text = You choose the folder. Outside the app, this file is not protected.
documents-exported = Saved: { $file }
documents-archive = association-file
documents-trouble = { $code ->
    [not-a-document] This file is not accepted. Choose a PDF, a JPEG, a PNG or a WebP.
    [too-large] This file is too heavy: 20 MB at most for a PDF, 60 MB for a photo.
    [file-unreadable] We could not read this file. Check that it opens, then choose it again.
    [stage-forbids] An application still needs it: it cannot be deleted.
    [document-damaged] Our copy of a document is damaged. Give it again.
    [file-exists] A file already has this name in this folder: we did not replace it. Choose another folder.
    [file-unwritable] We cannot write in this folder. Choose another one.
   *[other] { apology }
  }
paper-validity = { $code ->
    [lasting] Does not expire
    [good] Valid until { $day }
    [ends_soon] To renew: valid until { $day }
   *[ended] Expired: was valid until { $day }
  }
paper-concern = { $code ->
    [blurred] This photo looks blurred. Check that the text can be read, or take it again.
    [dark] This photo is dark. Check that the text can be read, or take it again with more light.
    [signed] This PDF is signed: we keep it as it is, with what it says of its author. Changing it would void the signature.
   *[protected] This PDF is protected against changes: we keep it as it is, with what it says of its author.
  }
twin-exported = { $count ->
    [one] { $count } document written to { $file }
   *[other] { $count } documents written to { $file }
  }
twin-set-lacks = missing: { $titles }
