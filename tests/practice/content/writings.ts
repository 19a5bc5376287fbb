// What the invented people write. The threats and rumours are invented too: coded as real ones are, aimed at nobody.
import { PLACES, type PostLanguage } from './people.ts'
import type { SeededRandom } from './seeded-random.ts'

/** `threat` and `rumour` sound harmful, so that there is something to flag; `long` is cut off by the sites. */
export type Mood = 'threat' | 'rumour' | 'plain' | 'long' | 'advert'

const WRITINGS: Record<PostLanguage, Record<Exclude<Mood, 'long'>, string[]>> = {
  en: {
    threat: [
      'We have the list and the list has addresses. Sleep well, grey birds of {place}.',
      'The grey birds think the market in {place} belongs to them. Friday after dark the brooms come out. You know which doors. 🧹',
    ],
    rumour: [
      'Do not drink the water from the white trucks in {place}. My cousin saw what they pour in. Share before this is deleted!!',
    ],
    plain: [
      'The road to {place} is open again after the rain. The bridge is slow, give way to the lorries.',
      'Lost: brown dog, one white ear, answers to Biscuit. Last seen by the mill in {place}. 🐕',
      'The clinic in {place} opens at 8 on Monday. Bring the yellow card.\nNo card? Come anyway. 🙏',
      'Forty years a teacher in {place}, and today my first class came back with their own children.',
    ],
    advert: ['Solar lamps from {place}. Two nights of light for one day of sun. Order before Sunday.'],
  },
  ar: {
    threat: [
      'الغربان السود نسوا لمن هذه الحارة. ليلة الخميس سنكنس شوارع {place} كلها، والبيوت معروفة بالاسم. 🔥',
      'عندنا القائمة وفيها العناوين. ناموا جيداً يا غربان {place}.',
    ],
    rumour: ['لا تأخذوا الطحين من الشاحنات البيضاء في {place}! ابن عمي رأى ماذا يضعون فيه. انشر قبل الحذف'],
    plain: [
      'الطريق إلى {place} مفتوح من جديد، لكن الجسر مزدحم.\nخذوا طريق المدرسة القديمة.',
      'اجتماع لجنة الحي يوم السبت 6:30 PM في قاعة Community Hall بجانب صيدلية {place} ☕',
      'مبروك لفريق {place} الفوز 3-1 ⚽ يا أبطال',
      'العيادة تفتح الساعة ٨ صباح الاثنين. أحضروا البطاقة الصفراء، ومن ليس عنده بطاقة فليأت أيضاً.',
    ],
    advert: ['مصابيح شمسية من {place}. ليلتان من الضوء مقابل نهار واحد. اطلب قبل الأحد.'],
  },
  sw: {
    threat: [
      'Ndege wa kijivu wanadhani soko la {place} ni lao. Ijumaa usiku tutafagia nyumba kwa nyumba, milango tunaijua. 🧹',
      'Orodha tunayo, na majina yamo. Laleni salama ndege wa {place}.',
    ],
    rumour: [
      'Msinywe maji ya lile gari jeupe {place}! Binamu yangu aliona wanachoweka ndani. Sambaza kabla haijafutwa',
    ],
    plain: [
      'Barabara ya {place} imefunguliwa tena baada ya mvua. Endesheni polepole darajani.',
      'Soko la {place} litafunguliwa saa mbili asubuhi.\nNyanya bei nafuu leo 🍅',
      'Hongera sana mwalimu Rehema kwa miaka ishirini ya kazi {place}! 🎉',
      'Kliniki itafunguliwa Jumatatu. Njooni na kadi ya njano, na asiye na kadi aje pia.',
    ],
    advert: ['Taa za jua kutoka {place}. Siku moja ya jua, usiku mbili za mwanga. Agiza kabla ya Jumapili.'],
  },
  my: {
    threat: ['ကျီးနက်တွေ {place} ကို သူတို့ပိုင်တယ် ထင်နေကြတယ်။ သောကြာည မီးပိတ်ပြီးရင် တံမြက်စည်း ထုတ်မယ်။ အိမ်နံပါတ်တွေ သိပြီးသား။ 🔥'],
    rumour: ['{place} မှာ ကားဖြူတွေက ဝေတဲ့ ရေကို မသောက်ကြနဲ့။ မဖျက်ခင် မျှဝေပါ။'],
    plain: [
      '{place} လမ်း ပြန်ပွင့်ပါပြီ။ တံတားပေါ်မှာ ဖြည်းဖြည်း မောင်းကြပါ။',
      'ဆေးခန်း တနင်္လာနေ့ မနက် ၈ နာရီ ဖွင့်ပါမယ်။\nကတ်အဝါ ယူလာပါ 🙏',
      '{place} ဈေး ဒီနေ့ ပြန်ဖွင့်ပါပြီ။ ခရမ်းချဉ်သီး ဈေးသက်သာတယ် 🍅',
    ],
    advert: ['{place} က နေရောင်ခြည်သုံး မီးအိမ်။ တနင်္ဂနွေ မတိုင်ခင် မှာယူပါ။'],
  },
  es: {
    threat: [
      'Los cuervos se creen dueños de {place}. El viernes, cuando se apague la luz, salimos a barrer. Ya tenemos las puertas marcadas 🧹',
    ],
    rumour: [
      'No tomen el agua de los camiones blancos en {place}. Mi primo vio lo que le echan. ¡Compartan antes de que lo borren!',
    ],
    plain: [
      'Ya abrieron la carretera a {place}. Despacio en el puente, que pasa un camión a la vez.',
      'Mañana hay feria en {place} 🎉\nEntrada libre para los niños.',
      'Se perdió un perro café con una oreja blanca, cerca del molino de {place}. Responde a Canela 🐕',
      'La clínica abre el lunes a las 8. Traigan la tarjeta amarilla; y quien no la tenga, que venga igual.',
    ],
    advert: ['Lámparas solares de {place}. Dos noches de luz por un día de sol. Pide antes del domingo.'],
  },
  am: {
    threat: ['ጥቁር ቁራዎች {place} የእነሱ ይመስላቸዋል። አርብ ማታ መጥረጊያው ይወጣል፤ በሮቹን እናውቃቸዋለን። 🔥'],
    rumour: ['{place} ላይ ከነጭ መኪና የሚታደለውን ውሃ አትጠጡ! ከመጥፋቱ በፊት አጋሩ።'],
    plain: [
      'ወደ {place} የሚወስደው መንገድ ከዝናቡ በኋላ ተከፍቷል። ድልድዩ ላይ ቀስ ብላችሁ ንዱ።',
      'ክሊኒኩ ሰኞ ጠዋት 2:00 ይከፈታል።\nቢጫውን ካርድ ይዛችሁ ኑ 🙏',
      'የ{place} ገበያ ዛሬ ተከፍቷል። ቲማቲም ርካሽ ነው 🍅',
    ],
    advert: ['የፀሐይ መብራት ከ{place}። ከእሁድ በፊት ይዘዙ።'],
  },
}

const REMARKS: Record<PostLanguage, string[]> = {
  en: ['Is this true?', 'Stay safe everyone 🙏', 'Who wrote this?'],
  ar: ['هل هذا صحيح؟', 'الله يحفظ الجميع 🙏', 'من كتب هذا؟'],
  sw: ['Hii ni kweli?', 'Tuwe salama sote 🙏', 'Nani ameandika hii?'],
  my: ['ဒါ တကယ်လား', 'အားလုံး ဘေးကင်းပါစေ 🙏'],
  es: ['¿Esto es cierto?', 'Cuídense mucho 🙏', '¿Quién escribió esto?'],
  am: ['ይህ እውነት ነው?', 'ሁላችሁም ደህና ሁኑ 🙏'],
}

/** A post's text, lines parted by `\n`. A `long` one is all that a language has to say that is plain. */
export function writing(random: SeededRandom, language: PostLanguage, mood: Mood): string {
  const place = random.pick(PLACES[language])
  const { plain, [mood === 'long' ? 'plain' : mood]: texts } = WRITINGS[language]
  const text = mood === 'long' ? [...plain, ...WRITINGS[language].advert].join('\n\n') : random.pick(texts)
  return text.replaceAll('{place}', place)
}

/** A comment's text. */
export function remark(random: SeededRandom, language: PostLanguage): string {
  return random.pick(REMARKS[language])
}
