import { note } from "../../kinds/index.ts";

/** The notice that is read out before anything is asked. The project fills the three gaps: who asks, for whom, and the number to call. */
export const consentNotice = note({
  label: {
    en: "My name is … and I work for … We are talking with displaced families to learn about their situation and what they wish to do in the future. The interview takes about 40 minutes. Taking part is voluntary: you may refuse, skip any question or stop at any time, and this changes nothing in any help you receive. Taking part brings no payment and no place on any list. Your answers are kept secret, encrypted on this device, and used only for statistics in which no family can be recognised. Names and telephone numbers are kept apart, and deleted when the survey is finished. You may ask to see, correct or erase your answers at this number: …",
    ar: "اسمي … وأعمل مع … نتحدث مع الأسر النازحة لنتعرف على أوضاعها وما ترغب فيه مستقبلاً. تستغرق المقابلة حوالي 40 دقيقة. المشاركة طوعية: يمكنك الرفض أو تخطي أي سؤال أو التوقف في أي وقت، ولن يؤثر ذلك على أي مساعدة تتلقاها. لا تعطي المشاركة أي مقابل ولا تسجيلاً في أي قائمة. إجاباتك سرية ومشفّرة في هذا الجهاز، وتستخدم فقط لإحصاءات لا يمكن التعرف فيها على أي أسرة. تُحفظ الأسماء وأرقام الهواتف منفصلة وتُحذف عند انتهاء المسح. يمكنك طلب الاطلاع على إجاباتك أو تصحيحها أو حذفها على الرقم: …",
    fr: "Je m'appelle … et je travaille pour … Nous parlons avec des familles déplacées pour connaître leur situation et leurs souhaits. L'entretien dure environ 40 minutes. La participation est volontaire : vous pouvez refuser, passer une question ou arrêter à tout moment, sans aucun effet sur l'aide que vous recevez. Elle ne donne ni paiement ni inscription sur une liste. Vos réponses sont secrètes, chiffrées sur cet appareil, et ne servent qu'à des statistiques où aucune famille n'est reconnaissable. Noms et téléphones sont gardés à part et effacés à la fin de l'enquête. Vous pouvez demander à voir, corriger ou effacer vos réponses au numéro : …",
  },
  role: "design",
});
