# Geiriau'r hunangyfeirio, yn Gymraeg. Translated for this product; to be checked by a translator before use.

title = Gofyn am weithiwr cyswllt
continue = Parhau
start-now = Dechrau nawr
save-later = Cadw a dod yn ôl wedyn
call-us = Gallwch ein ffonio yn lle hynny: { $phone }
optional = (dewisol)
change = Newid

start-lead = Mae gweithiwr cyswllt yn gwrando. Mae’n eich helpu i ddod o hyd i grwpiau, cyngor a chwmni.
start-free = Nid oes tâl. Gallwch ddweud na unrhyw bryd.
start-time = Mae’n cymryd tua 3 munud.
start-not = Nid yw hwn ar gyfer argyfwng.
start-not-999 = Os oes bywyd mewn perygl, ffoniwch 999.
start-not-111 = Am help brys, ffoniwch 111.
start-not-talk = I siarad â rhywun, ddydd neu nos, ffoniwch y Samariaid ar 116 123.
start-resume = Mae gen i god o’r tro diwethaf
start-where = Ble ydych chi’n byw?

who-title = I bwy mae hwn?
who-me = Fi
who-someone = Rhywun rwy’n gofalu amdanynt
who-work = Rhywun rwy’n gweithio gyda nhw
who-name = Eich enw
who-place = Ble rydych chi’n gweithio
who-contact = Eich ffôn neu’ch e-bost

help-title = Gyda beth hoffech chi gael help?
help-title-other = Gyda beth hoffent gael help?
help-hint = Dewiswch hyd at 3.
help-company = Cwmni a chwrdd â phobl
help-mood = Teimlo’n isel, yn bryderus neu dan straen
help-money = Arian, bwyd neu wresogi
help-home = Fy nghartref
help-caring = Gofalu am rywun
help-bereavement = Mae rhywun agos wedi marw
help-active = Bod yn fwy egnïol
help-health = Byw gyda salwch neu boen
help-purpose = Rhywbeth i’w wneud, dysgu neu wirfoddoli
help-not-sure = Dydw i ddim yn siŵr
help-story = Dywedwch fwy, yn eich geiriau eich hun
help-story-hint = Mae un frawddeg yn ddigon.

urgent-title = Help y gallwch ei gael nawr
urgent-lead = Fe ysgrifennoch rywbeth sy’n ein poeni. Rydych chi’n bwysig. Siaradwch â rhywun nawr.
urgent-then = Gallwch anfon eich cais o hyd. Byddwn yn ei ddarllen yn gyntaf.
urgent-on = Parhau â’m cais

name-title = Beth ddylem ni eich galw chi?
name-title-other = Beth yw eu henw?
name-first = Enw cyntaf
name-last = Cyfenw

contact-title = Sut dylem ni gysylltu â chi?
contact-title-other = Sut dylem ni gysylltu â nhw?
contact-phone = Galwad ffôn
contact-text = Neges destun
contact-email = E-bost
contact-letter = Llythyr
contact-phone-number = Rhif ffôn
contact-text-number = Rhif ffôn symudol
contact-email-address = Cyfeiriad e-bost
contact-address = Cyfeiriad
contact-voicemail = A yw’n ddiogel gadael neges?
contact-yes = Ydy
contact-no = Nac ydy
contact-best = Yr amser gorau i ffonio

easier-title = Beth fyddai’n gwneud hyn yn haws?
easier-large-print = Print bras
easier-easy-read = Hawdd ei Ddeall: geiriau byr a lluniau
easier-bsl = Iaith Arwyddion Prydain
easier-interpreter = Cyfieithydd
easier-ring = Ffoniwch fi, peidiwch ag anfon neges
easier-step-free = Lleoedd heb risiau
easier-nothing = Dim byd
easier-language = Pa iaith hoffech chi i ni ei siarad?
easier-other = Rhywbeth arall
easier-postcode = Eich cod post
easier-postcode-hint = I ni gael dod o hyd i leoedd yn eich ardal.

check-title = Gwirio ac anfon
check-who = I
check-help = Help gyda
check-words = Yn eich geiriau chi
check-name = Enw
check-contact = Cysylltu
check-message = Gadael neges
check-easier = Haws gyda
check-postcode = Cod post
check-agree = Cewch gysylltu â mi am hyn. Caiff fy ngweithiwr cyswllt gadw cofnod.
check-agree-other = Maen nhw’n gwybod am hyn ac yn cytuno i ni gysylltu.
check-risk = A oes risg y dylai gweithiwr cyswllt wybod amdano?
check-risk-none = Dim risg y gwyddom amdano
check-risk-stated = Mae risg i wybod amdano
check-risk-note = Beth ddylen nhw ei wybod?
check-send = Anfon
check-nothing = Dim byd

sent-title = Diolch. Mae eich cais wedi cyrraedd.
sent-reference = Eich cyfeirnod yw { $reference }
sent-next = Beth sy’n digwydd nawr
sent-days = Bydd gweithiwr cyswllt yn cysylltu o fewn { $days } diwrnod gwaith.
sent-ring = Os bydd rhywbeth yn newid, ffoniwch ni ar { $phone }.
sent-code-gone = Nid yw eich atebion yn cael eu cadw ar y dudalen hon mwyach.

later-title = Mae eich atebion wedi’u cadw
later-lead = Ysgrifennwch y cod hwn, neu dywedwch ef wrthym ar y ffôn.
later-until = Rydym yn cadw eich atebion tan { $day }.
later-ring = Ffoniwch { $phone } os hoffech i ni ei orffen gyda chi.
later-on = Parhau nawr
later-forget = Caewch y porwr hwn os yw eraill yn defnyddio’r ddyfais.

resume-title = Parhau lle y stopioch chi
resume-code = Eich cod
resume-hint = Pedwar gair Cymraeg a dau rif, neu dri gair Saesneg a dau rif.
resume-go = Parhau
resume-new = Dechrau eto

error-title = Mae problem
error-who = Dewiswch i bwy mae hwn.
error-helper = Dywedwch eich enw a sut i’ch cyrraedd.
error-help = Dewiswch gyda beth hoffech gael help, neu ysgrifennwch ef.
error-help-many = Dewiswch hyd at 3. Fe ddewisoch { $count }.
error-story-long = Defnyddiwch 3,000 o lythrennau ar y mwyaf. Mae gennych { $count }.
error-long = Defnyddiwch 200 o lythrennau ar y mwyaf yma.
error-name = Dywedwch beth i’ch galw chi.
error-how = Dewiswch sut dylem ni gysylltu â chi.
error-phone = Rhowch rif ffôn, fel 07700 900 982.
error-email = Rhowch gyfeiriad e-bost, fel enw@example.org.
error-address = Rhowch y cyfeiriad ar gyfer llythyrau.
error-postcode = Rhowch y cod post cyfan, fel M33 7WR, neu gadewch ef yn wag.
error-agree = Ticiwch i ddweud y cawn gysylltu â chi.
error-risk = Dywedwch a oes risg. Mae dim risg yn ateb.
error-risk-note = Dywedwch beth yw’r risg.
error-code = Does dim byd wedi’i gadw dan y cod hwnnw. Gwiriwch bob gair, neu dechreuwch eto.
error-wait = Gormod o geisiadau. Arhoswch { $minutes } munud a rhowch gynnig arall arni.
error-place = Dewiswch ble rydych chi’n byw.
