# Words of the self-referral, in English. At most 15 words a sentence.

title = Ask for a link worker
continue = Continue
start-now = Start now
save-later = Save and come back later
call-us = You can ring us instead: { $phone }
optional = (optional)
change = Change

start-lead = A link worker listens. They help you find groups, advice and company near you.
start-free = It is free. You can say no at any time.
start-time = It takes about 3 minutes.
start-not = This is not for emergencies.
start-not-999 = If a life is in danger, ring 999.
start-not-111 = For urgent help, ring 111.
start-not-talk = To talk to someone, day or night, ring Samaritans on 116 123.
start-resume = I have a code from before
start-where = Where do you live?

who-title = Who is this for?
who-me = Me
who-someone = Someone I care for
who-work = Someone I work with
who-name = Your name
who-place = Where you work
who-contact = Your phone or email

help-title = What would you like help with?
help-title-other = What would they like help with?
help-hint = Choose up to 3.
help-company = Company and meeting people
help-mood = Feeling low, worried or stressed
help-money = Money, food or heating
help-home = My home
help-caring = Looking after someone
help-bereavement = Someone close has died
help-active = Being more active
help-health = Living with an illness or pain
help-purpose = Something to do, learning or volunteering
help-not-sure = I am not sure
help-story = Tell us more, in your own words
help-story-hint = A sentence is enough.

urgent-title = Help you can get now
urgent-lead = You wrote something that worries us. You matter. Please talk to someone now.
urgent-then = You can still send your request. We will read it first.
urgent-on = Carry on with my request

name-title = What should we call you?
name-title-other = What is their name?
name-first = First name
name-last = Last name

contact-title = How should we contact you?
contact-title-other = How should we contact them?
contact-phone = Phone call
contact-text = Text message
contact-email = Email
contact-letter = Letter
contact-phone-number = Phone number
contact-text-number = Mobile number
contact-email-address = Email address
contact-address = Address
contact-voicemail = Is it safe to leave a message?
contact-yes = Yes
contact-no = No
contact-best = Best time to ring

easier-title = What would make this easier?
easier-large-print = Large print
easier-easy-read = Easy Read: short words and pictures
easier-bsl = British Sign Language
easier-interpreter = An interpreter
easier-ring = Ring me, do not text
easier-step-free = Places without steps
easier-nothing = Nothing
easier-language = Which language would you like us to speak?
easier-other = Something else
easier-postcode = Your postcode
easier-postcode-hint = So that we find places near you.

check-title = Check and send
check-who = For
check-help = Help with
check-words = In your words
check-name = Name
check-contact = Contact
check-message = Leave a message
check-easier = Easier with
check-postcode = Postcode
check-agree = You may contact me about this. My link worker may keep a record.
check-agree-other = They know about this and agree to be contacted.
check-risk = Is there a risk a link worker should know about?
check-risk-none = No known risks
check-risk-stated = There are risks to know about
check-risk-note = What should they know?
check-send = Send
check-nothing = Nothing

sent-title = Thank you. We have your request.
sent-reference = Your reference is { $reference }
sent-next = What happens now
sent-days = A link worker will get in touch within { $days } working days.
sent-ring = If anything changes, ring us on { $phone }.
sent-code-gone = Your answers are no longer kept on this page.

later-title = Your answers are saved
later-lead = Write down this code, or say it to us on the phone.
later-until = We keep your answers until { $day }.
later-ring = Ring { $phone } if you would like us to finish it with you.
later-on = Carry on now
later-forget = Close this browser if others use this device.

resume-title = Carry on where you stopped
resume-code = Your code
resume-hint = For example: acorn teapot meadow 42
resume-go = Carry on
resume-new = Start again

error-title = There is a problem
error-who = Choose who this is for.
error-helper = Tell us your name and how to reach you.
error-help = Choose what you would like help with, or write it in your words.
error-help-many = Choose up to 3. You chose { $count }.
error-story-long = Use at most 3,000 letters. You have { $count }.
error-long = Use at most 200 letters here.
error-name = Tell us what to call you.
error-how = Choose how we should contact you.
error-phone = Enter a phone number, like 07700 900 982.
error-email = Enter an email address, like name@example.org.
error-address = Enter the address for letters.
error-postcode = Enter the whole postcode, like M33 7WR, or leave it empty.
error-agree = Tick to say we may contact you.
error-risk = Say if there is a risk. No known risks is an answer.
error-risk-note = Say what the risk is.
error-code = We have nothing kept under that code. Check each word, or start again.
error-wait = Too many tries. Wait { $minutes } minutes and try again.
error-place = Choose where you live.
